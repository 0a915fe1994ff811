"""Paragraph breaks that wires lose, and spaces that only look like them."""

from __future__ import annotations

from indexer.ingest.paragraphs import restore_breaks

LONG = (
    "The ferry left the pier at six and reached the island at eight. It carried forty people. "
    "Nobody was ill, which the captain called a record for the month of November."
)


def test_runs_of_spaces_are_breaks_when_no_other_break_survived() -> None:
    text = f"{LONG}  {LONG}  About Fenna Line  Fenna Line runs ferries.  {LONG}"
    assert restore_breaks([text]) == [
        [LONG, LONG, "About Fenna Line", "Fenna Line runs ferries.", LONG]
    ]


def test_two_spaces_after_every_full_stop_are_an_authors_habit() -> None:
    typed = LONG.replace(". ", ".  ") + "  " + LONG.replace(". ", ".  ")
    others = [LONG + " " + LONG] * 6
    assert restore_breaks([typed, *others])[0] == [typed]


def test_no_break_inside_a_quotation_that_goes_on() -> None:
    text = f'{LONG}  "We sailed.  We arrived," said the captain.  {LONG}  {LONG}'
    parts = restore_breaks([text])[0]
    assert '"We sailed.  We arrived," said the captain.' in parts


def test_a_long_quotation_opens_every_paragraph_with_a_mark() -> None:
    text = f"{LONG}  “We sailed.  “We arrived,” said the captain.  {LONG}  {LONG}"
    assert restore_breaks([text])[0][1:3] == ["“We sailed.", "“We arrived,” said the captain."]


def test_headings_glued_to_the_sentence_after_them() -> None:
    blocks = ["Economic and Community BenefitsBy retaining income, the town grows."]
    assert restore_breaks(blocks) == [
        ["Economic and Community Benefits", "By retaining income, the town grows."]
    ]


def test_about_with_the_name_twice() -> None:
    glued = ["The price is fixed. About Halmer BankHalmer Bank opened in July 2024."]
    assert restore_breaks(glued)[0][1:] == ["About Halmer Bank", "Halmer Bank opened in July 2024."]
    spaced = ["About Halmer Bank Halmer Bank opened in July 2024."]
    assert restore_breaks(spaced)[0] == ["About Halmer Bank", "Halmer Bank opened in July 2024."]


def test_a_sentence_glued_to_the_next() -> None:
    assert restore_breaks(["Read it on the website blog.But there is more to say."])[0] == [
        "Read it on the website blog.",
        "But there is more to say.",
    ]
    assert restore_breaks(['"We agree."Jane Roe added that it was time.'])[0] == [
        '"We agree."',
        "Jane Roe added that it was time.",
    ]


def test_names_written_in_one_word_stay_whole() -> None:
    for name in ("GlobalTech", "LinkedIn", "McKinley", "eBay", "YouTube", "Booking.Com"):
        text = f"The new partnership with {name} will begin in spring and {name} is glad."
        assert restore_breaks([text]) == [[text]]


def test_a_row_of_figures_is_not_torn_apart() -> None:
    row = "Revenue   12,345   13,456   14,567   " * 20
    assert restore_breaks([row.strip()]) == [[row.strip()]]
