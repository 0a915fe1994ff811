"""What stands in OpenSearch, and the way to it."""
