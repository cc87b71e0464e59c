"""Data files only; SOURCES.md names the origin of each."""
