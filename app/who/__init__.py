"""Pages of speakers and organisations."""
