"""The name of an issuer in full, and a text that is one word."""

from __future__ import annotations

import time

from indexer.resolve.own_name import own_name


def test_a_word_as_long_as_a_text_costs_no_more_than_its_length() -> None:
    assert own_name("MRD", "A boat of the Merrin Riggers Department sails.") == (
        "Merrin Riggers Department"
    )
    started = time.process_time()
    assert own_name("ABCD", "A-B-C-D-" * 60_000) == "ABCD"
    assert time.process_time() - started < 5
