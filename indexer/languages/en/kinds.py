"""What an English noun phrase without a name is: a role, a body, a group, a document, a thing."""

from __future__ import annotations

import re

from indexer.grammar.phrase_kinds import BODY_THEN_OFFICE, PhraseKind
from indexer.grammar.tagged import Tagged
from indexer.lexicon import titles
from indexer.lexicon.organisations import COMPANY_WORDS, DOCUMENT_WORDS


def kind_without_name(t: Tagged, start: int, tags: str, head: str) -> PhraseKind | None:
    words = [t.words[start + k].lower() for k in range(len(head))]
    if not head:
        return None
    if any(word in titles.SPOKES for word in words):
        return "spokesperson"
    last = len(head) - 1
    while last > 0 and head[last] in "'A#":
        last -= 1
    noun = words[last - 1] if last and words[last] == "discussing" else words[last]
    if noun in DOCUMENT_WORDS and not (noun == "law" and head[last] == "N" and last):
        return "document"  # but Merrin Injury Law
    if head[last] in "rR" or BODY_THEN_OFFICE.fullmatch(tags):  # City of Merrin Mayor
        return "group" if noun in titles.GROUP_NOUNS and "g" in head else "role"
    if "L" in head:
        return "organisation"
    if head[last] in "g":
        return "group"
    if re.search("[rR]N+(?:[&/]N+)*$", head):
        return "role"  # Regional Director East Asia/Oceania
    if head[last] in "OLCNM":
        return "organisation"
    if noun in COMPANY_WORDS:
        return "organisation"
    if head == "DD" or noun.removesuffix("s") in COMPANY_WORDS:
        return "group"  # all three, both; the two organisations
    told = head.startswith("D") or noun.endswith("s")
    if told and titles.is_person_noun(noun):
        return "role"
    if noun in ("one", "another", "both", "all", "many", "some", "most", "several"):
        return "group"
    some = words[0] in _SOME and noun.endswith("s") and not noun.endswith("ss")
    return "group" if some else "thing"  # "some party allies", "several reviewers"


_SOME = frozenset("some many several most other two three four five both few".split())
