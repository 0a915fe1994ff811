"""Spanish words whose tag their neighbours decide. Origin: grammar, and errors found in reading.

``indexer.languages.es.retagging`` says between which neighbours.
"""

from __future__ import annotations

ARTICLES = frozenset("El La el la un una".split())
BEFORE_RELATIVE = frozenset("al del el la las lo los".split())
"""What makes a relative of the `que` behind it: `la rueda de prensa en la que informó`."""
OBJECTS_TOO = frozenset("la las lo los".split())
"""Articles that are objects before a verb."""
