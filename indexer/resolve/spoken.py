"""The bodies that spoke so far in a release, by name, by beginning of a name and by kind."""

from __future__ import annotations

from dataclasses import dataclass, field

from indexer.resolve.meant import Meant
from indexer.text.fold import fold, fold_word

# its wholly owned subsidiary | Acme Inc., mining company | Acme


def is_described(name: str) -> bool:
    """Whether a body is told by what it is, in small letters: not inGroup International."""
    return name[:1].islower() and name.partition(" ")[0].islower()


@dataclass(eq=False)
class Spoken:
    """The organisations of a history, gathered as it grows: each is asked for many times."""

    last: dict[str, Meant] = field(default_factory=dict)  # by name
    first: dict[str, Meant] = field(default_factory=dict)  # by folded name, whole or its beginning
    by_kind: dict[str, Meant] = field(default_factory=dict)  # by the last word of a proper name
    order: dict[str, int] = field(default_factory=dict)  # of names by their first words
    joint: Meant | None = None  # the pair that spoke last
    read: int = 0

    def follow(self, history: list[tuple[int, Meant]]) -> Spoken:
        """Take up what was added to the history since."""
        for _, meant in history[self.read :]:
            if meant.type in ("organisation", "group") and " and " in meant.name:
                self.joint = meant
            if meant.type == "organisation":
                self.last[meant.name] = meant
                self.order.setdefault(meant.name, len(self.order))
                words = fold(meant.name).split(" ")
                for end in range(1, len(words) + 1):
                    self.first.setdefault(" ".join(words[:end]), meant)
                if not is_described(meant.name):
                    self.by_kind[fold_word(meant.name.split()[-1])] = meant
        self.read = len(history)
        return self
