"""Searching: the start page, the page of results and all that it offers."""
