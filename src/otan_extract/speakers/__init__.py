"""Who said it: speaker mentions and identities."""
