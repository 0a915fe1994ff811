"""The interface in other languages: which one is chosen, and that nothing is left in English."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from app.site.languages import LANGUAGES, Language, find_language

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "app" / "translations"
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None, "lazy_pgettext": ((1, "c"), 2)}
TRANSLATED = [known for known in LANGUAGES if known.code != "en"]


def words_in_the_code() -> Catalog:
    """Every message of the app, as ``make messages`` extracts them."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    methods = [(m["pattern"], m["method"]) for m in mappings]
    options = {m["pattern"]: {k: v for k, v in m.items() if k == "trimmed"} for m in mappings}
    found = Catalog()
    for _, _, message, _, context in extract_from_dir(ROOT, methods, options, KEYWORDS):
        found.add(message, context=context)
    return found


def catalogue(locale: str) -> Catalog:
    with (FOLDER / locale / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=locale)


def context_of(message: Message) -> str:
    """The context of a message; Babel reads it from a compiled catalogue as bytes."""
    context: object = message.context or ""
    return context.decode() if isinstance(context, bytes) else str(context)


def forms(message: object) -> list[str]:
    return [str(m) for m in message] if isinstance(message, (tuple, list)) else [str(message)]


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda known: known.code)
def test_every_message_is_translated(language: Language) -> None:
    wanted, there = words_in_the_code(), catalogue(language.locale)
    assert len(wanted) > 50
    lacking = [
        m.id
        for m in wanted
        if m.id and not ((t := there.get(m.id, m.context)) and all(forms(t.string)) and not t.fuzzy)
    ]
    assert not lacking, "run make messages, then translate these"
    assert not [m.id for m in there if m.id and wanted.get(m.id, m.context) is None]


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda known: known.code)
def test_translations_keep_places_and_markup(language: Language) -> None:
    for message in catalogue(language.locale):
        if not message.id:
            continue
        places, tags = (
            [set(re.findall(pattern, forms(text)[-1])) for text in (message.id, message.string)]
            for pattern in (r"%\(\w+\)s", r"</?\w+[^>]*>")
        )
        assert places[0] == places[1], message.id
        assert tags[0] == tags[1], message.id
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(forms(text)[-1]) if name}
            for text in (message.id, message.string)
        ]
        assert fields[0] == fields[1], message.id


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda known: known.code)
def test_the_compiled_catalogue_is_the_written_one(language: Language) -> None:
    written = catalogue(language.locale)
    with (FOLDER / language.locale / "LC_MESSAGES" / "messages.mo").open("rb") as file:
        compiled = read_mo(file)
    assert {(context_of(m), *forms(m.id)): forms(m.string) for m in compiled if m.id} == {
        (context_of(m), *forms(m.id)): forms(m.string) for m in written if m.id
    }, "run make messages"


def test_english_is_what_nobody_else_asked_for(client: FlaskClient) -> None:
    for headers in ({}, {"Accept-Language": "de,fr;q=0.5"}, {"Accept-Language": ";;,\x7f"}):
        page = client.get("/about", headers=headers)
        assert '<html lang="en" dir="ltr">' in page.text
        assert "How quotes are found" in page.text
    assert page.headers["Content-Language"] == "en"
    assert {"Accept-Language", "Cookie"} <= set(page.vary)


def test_a_browser_in_chinese_gets_chinese(client: FlaskClient) -> None:
    page = client.get("/about", headers={"Accept-Language": "zh-HK,zh;q=0.9,en;q=0.8"}).text
    assert '<html lang="zh-Hant-HK" dir="ltr">' in page
    assert "新聞稿" in page
    assert "How quotes" not in page


def test_the_switch_keeps_the_address_and_is_remembered(client: FlaskClient) -> None:
    page = client.get("/search?q=sea&kind=direct&kind=mixed").text
    found = re.search(r'href="(\?[^"]*lang=zh-Hant-HK)"', page)
    assert found
    assert found[1] == "?q=sea&amp;kind=direct&amp;kind=mixed&amp;lang=zh-Hant-HK"
    switched = client.get("/search" + found[1].replace("&amp;", "&"))
    assert 'lang="zh-Hant-HK"' in switched.text
    assert "SameSite=Lax" in switched.headers["Set-Cookie"]
    assert "HttpOnly" in switched.headers["Set-Cookie"]
    later = client.get("/about")
    assert "新聞稿" in later.text
    assert "Set-Cookie" not in later.headers
    assert "How quotes are found" in client.get("/about?lang=en").text
    assert "How quotes are found" in client.get("/about").text


def test_a_language_asked_for_wins_over_cookie_and_browser(client: FlaskClient) -> None:
    client.set_cookie("lang", "en")
    assert "新聞稿" in client.get("/about?lang=zh", headers={"Accept-Language": "en"}).text


@pytest.mark.parametrize("lang", ["xx", "", "zh" * 5000, "../../etc", "%00", "en%0d%0aX: y"])
def test_odd_languages_are_english_and_set_nothing_odd(client: FlaskClient, lang: str) -> None:
    answer = client.get(f"/about?lang={lang[:4000]}")
    assert answer.status_code == 200
    assert 'lang="en"' in answer.text
    assert "Set-Cookie" not in answer.headers


def test_a_switch_never_leads_elsewhere(client: FlaskClient) -> None:
    page = client.get("//elsewhere.example/about?q=%22%3E%3Cb%3E").text
    assert re.search(r'class="language"[^>]*href="\?q=%22%3E%3Cb%3E&amp;lang=zh-Hant-HK"', page)


def test_days_and_counts_are_written_as_the_language_does(client: FlaskClient) -> None:
    address = re.search(r'href="(/quote/[^"]+)"', client.get("/search?q=sea").text)
    assert address
    assert "3 May 2024" in client.get(address[1]).text
    assert "2024年5月3日" in client.get(f"{address[1]}&lang=zh").text


def test_a_page_kept_in_one_language_is_not_shown_for_another(client: FlaskClient) -> None:
    tag = client.get("/search?q=sea").headers["ETag"]
    again = client.get("/search?q=sea", headers={"If-None-Match": tag, "Accept-Language": "zh"})
    assert again.status_code == 200


def test_tags_find_their_language() -> None:
    assert find_language("zh_TW") == find_language("ZH-hant") == find_language("zh")
    assert find_language("english") is None


def test_what_was_searched_is_said_in_chinese(client: FlaskClient) -> None:
    address = "/search?q=sea+-tax&since=2024-05&kind=direct&lang=zh"
    assert (
        "則引述，類別：以引號標示，包含 sea，但不含 tax，自2024年5月1日起"
        in client.get(address).text
    )
