"""Lists from A to Z."""
