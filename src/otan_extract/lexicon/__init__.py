"""Tables, and what reads them; SOURCES.md names the origin of each."""
