"""The words in front of a turn: who is named there, and as what."""
