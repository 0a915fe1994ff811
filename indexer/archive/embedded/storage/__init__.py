"""What a generation holds apart from its words: records, columns and catalogue."""
