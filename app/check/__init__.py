"""Whether words are on record: the page of a check."""
