"""People: their names, what is known of each, and which profiles are one person."""
