"""What leaves the library: records and pages."""
