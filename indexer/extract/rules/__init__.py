"""The rules: one, or one tight family, a module; ``indexer.rulebook`` has them in order."""
