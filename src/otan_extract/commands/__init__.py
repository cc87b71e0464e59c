"""The commands of ``otan-extract``, one module each, and what they share."""
