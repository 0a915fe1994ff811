"""Permalinks when extraction has learned to read more."""

from __future__ import annotations

from dataclasses import replace

from indexer.identity import identify
from indexer.identity.permalinks import keep_permalinks


def test_a_better_reading_of_the_organisation_keeps_the_old_address(say):
    quotes = [say("Ann Roe", "", "CEO", "r1"), say("Tom Wakeling", "Acme", "", "r1")]
    old = identify(quotes, {})
    new = identify([replace(quotes[0], organisation_name="Fenna Line"), quotes[1]], {})
    assert old.quotes[0].speaker_id != new.quotes[0].speaker_id
    before = {q.id: q.speaker_id for q in old.quotes}
    kept = keep_permalinks(new, before, {"ann-once": old.quotes[0].speaker_id})
    redirects = dict(kept.redirects)
    assert redirects[old.quotes[0].speaker_id] == new.quotes[0].speaker_id
    assert redirects["ann-once"] == new.quotes[0].speaker_id
    assert old.quotes[1].speaker_id not in redirects


def test_an_id_whose_quotes_are_gone_leads_nowhere(say):
    kept = keep_permalinks(identify([say("Ann Roe", "Acme")], {}), {"gone": "somebody"})
    assert "somebody" not in dict(kept.redirects)
