"""The statistical model in less time, with the same annotations."""
