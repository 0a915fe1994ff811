"""Words that tell what a noun phrase without a name is. Origin: grammar."""

from __future__ import annotations

FOLLOWED = frozenset(["discussing"])
"""What may end a phrase behind its noun: `the committee discussing`."""
LAWS = frozenset(["law"])
"""A document, but in a firm's name: `Merrin Injury Law`."""
SEVERAL = frozenset("all another both many most one several some".split())
"""Words that stand for people by themselves."""
SOME_OF = frozenset("both few five four many most other several some three two".split())
"""Words before a noun in the plural that make it some people: `several reviewers`."""
