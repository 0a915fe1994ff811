"""Where a document names the people who speak: title, metadata, the lines above, its sentences."""
