"""On whose behalf: countries and organizations."""
