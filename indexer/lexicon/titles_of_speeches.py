"""Words of the lines above a speech or transcript that say nothing of what it is about.

Origin: the editors' own lists, from the heads of records of parliaments, courts, broadcasts and
meetings, and of pages that publish speeches.
"""

from __future__ import annotations

# Sections and parts of records: a line of nothing but these is a division of the record.
DIVISIONS = frozenset(
    """afternoon agenda annual answer answers apologies appearances attendance business call chamber
    closing commons contents continued cross-examination debate debates direct edition eighth
    eightieth english examination fifth first fourth full hansard house index introduction item
    items list lists lords meeting member members minister ministers minutes morning motion
    motions ninth no notice number official opening oral order orders other part participants
    parties plenary prayers prepared present private proceedings provisional public question
    questions record recorded records redirect remarks report resumed second session seventh
    sitting sixth statement statements summary tenth term text third transcript translation
    uncorrected unrevised verbatim vol volume without witness witnesses written""".split()
)
# What a line tells that begins with one of these: who, when, where, by whom, about what else.
TOLD_ON_TOP = (
    "abstract|accession|also present|apologies|appearances|asked by|attendance|born|by|chair"
    "|chaired by|coroner|date|duration|e&oe|embargo\\w*|event|from|for the [a-z]+|held (?:at|in|on)"
    "|host|hosted by|hosts|image source|in attendance|interviewee|interviewer|judge|location"
    "|members present|moderator|narrator|participants?|place|posted|preacher|present|president"
    "|presenter|producer|prog(?:ramme)? no|programme|readings?|reporter|recorded|source|speakers?"
    "|subjects?|summary|tape|time|to(?=:)|topics?|transcriber|transcript by|tx|venue|with|witness(?:es)?"
)
# Words that are small in titles.
SMALL = frozenset("a an and at by de for from in la le of on or the to with".split())
