"""Fits the weights by which issuers are told, and says how well they tell those of other sets."""
