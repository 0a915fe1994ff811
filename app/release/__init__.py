"""A release as a readable article."""
