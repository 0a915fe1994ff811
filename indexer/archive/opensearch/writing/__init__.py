"""Building a generation."""
