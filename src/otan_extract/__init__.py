"""French quotations, their speakers, and the countries and organizations these speak for."""
