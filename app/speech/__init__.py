"""A speech or transcript by turns, and lists of them."""
