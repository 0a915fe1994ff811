"""Building a generation: what is taken over, added, merged and published."""
