"""The authority file: its values, and how it is read and written."""
