"""Whose release it is: who may be, what speaks for each, and how much that weighs."""
