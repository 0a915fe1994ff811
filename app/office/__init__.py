"""Offices: everybody who is quoted as one, however a release writes it."""
