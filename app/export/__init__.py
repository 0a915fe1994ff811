"""Searches for other programs: files, pages as JSON, feeds."""
