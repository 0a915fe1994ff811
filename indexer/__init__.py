"""On Record's indexer: from a release to a published archive of attributed quotes."""
