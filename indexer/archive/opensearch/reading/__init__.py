"""Answering from one generation."""
