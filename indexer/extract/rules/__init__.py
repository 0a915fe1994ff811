"""One named rule a module, tried in the order of ``indexer.extract.attribute.RULES``."""
