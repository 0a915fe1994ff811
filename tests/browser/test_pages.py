"""Reading quotes, releases, speakers and organisations in a real browser, with and without JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import audit

pytestmark = pytest.mark.browser

KINDS = ("quote", "release", "speaker", "organisation", "about", "nowhere")


@pytest.fixture(scope="module")
def addresses(browser: Browser, site: str) -> dict[str, str]:
    """An address of each kind of page, found as a reader would: by following links."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/search?q=bridge")
    found = {"about": "/about", "nowhere": "/nowhere"}
    for kind in ("quote", "release", "speaker", "organisation"):
        href = page.locator(f'main a[href^="/{kind}/"]').first.get_attribute("href")
        assert href, kind
        found[kind] = href
    found["speaker"] = speaker_with_roles(page, site)
    context.close()
    return found


def speaker_with_roles(page: Page, site: str) -> str:
    """A person quoted in more years than one, in a role that a release shows."""
    page.goto(f"{site}/search")
    links = page.locator('main a.speaker[href^="/speaker/"]').all()
    for href in dict.fromkeys(str(link.get_attribute("href")) for link in links):
        page.goto(site + href)
        if page.locator("a.proof").count() and page.locator(".years").count():
            return href
    pytest.fail("nobody among the latest speakers has a role and two years of quotes")


@pytest.fixture
def plain_wide_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_marks_follow_from_the_search_to_the_quote_and_the_release(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=bridge")
    page.locator(".hit .words a").first.click()
    expect(page.locator(".large mark").first).to_have_text(re.compile("bridge", re.I))
    page.locator(".where a").first.click()
    expect(page.locator(".said:target")).to_be_in_viewport()
    expect(page.locator("#m1")).to_be_attached()
    expect(page.get_by_label("Search quotes").first).to_have_value("bridge")


def test_steps_between_places_work_without_scripts(plain_page: Page, site: str) -> None:
    """From a mark to the next by its own links, the address saying where one is."""
    address = release_with_places(plain_page, site)
    plain_page.goto(site + address)
    plain_page.get_by_role("link", name="First", exact=True).click()
    expect(plain_page).to_have_url(re.compile("#m1$"))
    expect(plain_page.locator("#m1")).to_be_in_viewport()
    plain_page.get_by_role("link", name="Next place").click()
    expect(plain_page).to_have_url(re.compile("#m2$"))
    expect(plain_page.locator("#m2")).to_be_in_viewport()
    plain_page.get_by_role("link", name="Previous place").click()
    expect(plain_page).to_have_url(re.compile("#m1$"))


def test_steps_between_places_by_button_and_key(page: Page, site: str) -> None:
    page.goto(site + release_with_places(page, site))
    page.get_by_role("button", name="Next place").click()
    expect(page).to_have_url(re.compile("#m1$"))
    expect(page.locator("#said")).to_contain_text("place 1 of")
    expect(page.locator(".places span")).to_have_text(re.compile(r"^place 1 of \d+$"))
    expect(page.locator("#m1 + .steps")).to_be_hidden()  # nothing in the text moves
    page.locator("h1").click()
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("#m2$"))
    expect(page.locator(".places span")).to_have_text(re.compile(r"^place 2 of \d+$"))
    page.keyboard.press("p")
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile(r"#m\d+$"))
    expect(page.locator("#said")).to_contain_text(re.compile(r"place (\d+) of \1$"))
    page.go_back()
    expect(page).to_have_url(re.compile("#m1$"))


def release_with_places(page: Page, site: str) -> str:
    """A release in which the words stand more than once, marked."""
    page.goto(f"{site}/search?q=bridge")
    links = page.locator("main a.source").all()
    hrefs = dict.fromkeys(str(link.get_attribute("href")).partition("#")[0] for link in links)
    for href in hrefs:
        page.goto(site + href)
        if page.locator("mark[id]").count() > 1:
            return href
    pytest.fail("no release of the sample says bridge twice")


def test_a_number_in_the_release_leads_to_the_quote_and_back(
    plain_wide_page: Page, site: str, addresses: dict[str, str]
) -> None:
    page = plain_wide_page
    page.goto(site + addresses["release"].partition("#")[0])
    words = page.locator(".said").first.inner_text()
    page.locator("a.note").first.click()
    expect(page.locator(".large")).to_contain_text(words[:40].rstrip(" ,"))
    page.locator(".where a").first.click()
    expect(page.locator(".said:target")).to_have_text(words)


def test_the_context_opens_in_place_without_scripts(
    plain_wide_page: Page, site: str, addresses: dict[str, str]
) -> None:
    page = plain_wide_page
    page.goto(site + addresses["quote"])
    address = page.url
    more = page.locator(".wider").first
    expect(more.locator("p")).to_be_hidden()
    more.locator("summary").click()
    expect(more.locator("p")).to_be_visible()
    assert page.url == address


def test_every_link_of_the_chain_leads_to_its_place(
    plain_wide_page: Page, site: str, addresses: dict[str, str]
) -> None:
    page = plain_wide_page
    page.goto(site + addresses["quote"])
    links = [
        (link.inner_text().strip("← "), str(link.get_attribute("href")))
        for link in page.locator(".chain a.link").all()
    ]
    assert links
    for words, href in links:
        page.goto(site + href)
        target = page.locator(f"#{href.partition('#')[2]}")
        expect(target).to_be_in_viewport()
        expect(target).to_contain_text(words.replace("\n", " "))


def test_a_quote_is_copied_with_its_citation(
    browser: Browser, site: str, addresses: dict[str, str]
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site + addresses["quote"])
    page.get_by_role("button", name="Copy with citation").click()
    expect(page.locator("#said")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#citation").inner_text()
    assert "/quote/" in copied
    context.close()


def test_copying_is_not_offered_where_it_cannot_work(
    plain_page: Page, site: str, addresses: dict[str, str]
) -> None:
    plain_page.goto(site + addresses["quote"])
    expect(plain_page.locator(".copy").first).to_be_hidden()
    expect(plain_page.locator("#citation")).to_be_visible()


@pytest.mark.parametrize("form", ["BibTeX", "RIS", "CSL-JSON", "Text"])
def test_references_are_downloaded(
    page: Page, site: str, addresses: dict[str, str], form: str
) -> None:
    page.goto(site + addresses["quote"])
    speaker = page.locator(".identity .speaker").first.inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name=form, exact=True).click()
    words = download.value.path().read_text()
    assert speaker in words
    if form == "CSL-JSON":
        assert json.loads(words)[0]["title"]


def test_roles_lead_to_their_proof_and_years_to_their_quotes(
    plain_wide_page: Page, site: str, addresses: dict[str, str]
) -> None:
    page = plain_wide_page
    page.goto(site + addresses["speaker"])
    name = page.locator("h1").inner_text()
    page.locator("a.proof").first.click()
    expect(page.locator("article.release")).to_contain_text(name.split()[-1])
    page.goto(site + addresses["speaker"])
    row = page.locator(".years tbody tr").first
    count = row.locator("td").inner_text().strip()
    row.locator("a").click()
    expect(page.locator("h1").first).to_contain_text(f"{count} quote")


def test_the_language_stays_through_links_and_searches(plain_page: Page, site: str) -> None:
    plain_page.goto(f"{site}/search?q=bridge")
    plain_page.get_by_role("link", name="中文").click()
    expect(plain_page.locator("html")).to_have_attribute("lang", "zh-Hant-HK")
    expect(plain_page).to_have_url(re.compile(r"q=bridge&lang=zh-Hant-HK$"))
    plain_page.locator(".hit .words a").first.click()
    expect(plain_page.locator("#where")).to_have_text("出處")
    plain_page.get_by_role("link", name="English").click()
    expect(plain_page.locator("#where")).to_have_text("Where it stands")
    expect(plain_page.locator(".large mark").first).to_be_visible()


def test_a_browser_in_chinese_reads_chinese(
    browser: Browser, site: str, addresses: dict[str, str]
) -> None:
    context = browser.new_context(locale="zh-HK")
    page = context.new_page()
    page.goto(site + addresses["quote"])
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant-HK")
    expect(page.locator(".identity time").first).to_have_text(re.compile(r"^\d{4}年\d+月\d+日$"))
    context.close()


@pytest.mark.parametrize("lang", ["en", "zh-Hant-HK"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_at_320_pixels(
    plain_page: Page, site: str, addresses: dict[str, str], kind: str, lang: str
) -> None:
    address, _, place = addresses[kind].partition("#")
    sign = "&" if "?" in address else "?"
    plain_page.goto(f"{site}{address}{sign}lang={lang}#{place}")
    assert plain_page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("kind", KINDS)
def test_pages_hold_from_right_to_left(
    page: Page, site: str, addresses: dict[str, str], kind: str
) -> None:
    if kind == "nowhere":
        page.goto(f"{site}/about")  # a page that is missing is an error on the console
    else:
        page.goto(site + addresses[kind])
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("scheme", "lang"), [("light", "en"), ("dark", "zh-Hant-HK")])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    browser: Browser, site: str, addresses: dict[str, str], kind: str, scheme: str, lang: str
) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", locale=lang, reduced_motion="reduce"
    )
    page = context.new_page()
    address = addresses[kind].partition("#")[0]
    page.goto(f"{site}{address}" + ("#m1" if kind == "release" else ""))
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    complaints = audit(page, scheme)
    context.close()
    assert not complaints, complaints


@pytest.mark.parametrize("kind", ["quote", "release", "speaker", "organisation"])
def test_printed_pages_keep_the_words_and_drop_the_controls(
    page: Page, site: str, addresses: dict[str, str], kind: str
) -> None:
    page.goto(site + addresses[kind])
    page.emulate_media(media="print")
    expect(page.locator("main h1")).to_be_attached()
    for control in ("nav", "form", "button"):
        for found in page.locator(control).all():
            expect(found).to_be_hidden()
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_the_keyboard_reaches_everything_in_reading_order(
    page: Page, site: str, addresses: dict[str, str]
) -> None:
    page.goto(site + addresses["quote"])
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    reached: list[float] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        place = page.evaluate(
            "(() => { const e = document.activeElement, b = e.getBoundingClientRect();"
            " return e.closest('main') ? b.top + scrollY : null; })()"
        )
        if place is None:
            break
        reached.append(place)
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
    assert len(reached) > 6
    # Links of one line may differ by a few pixels in height.
    assert all(later > earlier - 30 for earlier, later in pairwise(reached))
