"""Organisations: their names, and which of them mean one body."""
