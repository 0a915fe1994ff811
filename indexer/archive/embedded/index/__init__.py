"""Words: segments of texts, and the posting lists of Whoosh's index."""
