"""What a journalist does, in a real browser, with and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.conftest import audit

pytestmark = pytest.mark.browser

PAGES = ("/", "/search?q=bridge", "/search?by=speaker", "/browse/speakers", "/about", "/nowhere")


def linked(page: Page, site: str, start: str) -> str:
    """The first address of a kind that the search page links to."""
    page.goto(f"{site}/search?q=bridge")
    href = page.locator(f'main a[href^="{start}"]').first.get_attribute("href")
    assert href
    return href


def test_from_the_start_page_to_the_passage_in_its_release(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Search quotes").fill("bridge")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("quotes containing bridge")
    page.locator(".hit .words a").first.click()
    expect(page.get_by_role("heading", name="Where it stands")).to_be_visible()
    page.locator(".where a").first.click()
    target = page.locator(".said:target")
    expect(target).to_be_visible()
    expect(target).to_be_in_viewport()


def test_filters_narrow_and_chips_take_them_away(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=the")
    before = page.locator("h1").inner_text()
    choice = page.locator(".filters li").first
    count = choice.locator(".n").inner_text()
    choice.locator("a").first.click()
    expect(page.locator("h1")).to_contain_text(f"{count} quote")
    page.locator(".chips a").first.click()
    expect(page.locator("h1")).to_have_text(before)


def test_back_and_reload_keep_the_place(page: Page, site: str) -> None:
    page.goto(f"{site}/search?page=2")
    words = page.locator(".hit .words").first.inner_text()
    page.locator(".hit .words a").first.click()
    page.go_back()
    expect(page.locator(".hit .words").first).to_have_text(words)
    page.reload()
    expect(page.locator(".hit .words").first).to_have_text(words)


def test_keys_reach_the_box_and_the_quotes(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=bridge")
    page.keyboard.press("/")
    expect(page.get_by_label("Search quotes").first).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".hit .words a").nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/quote/\w+\?q=bridge$"))


def test_the_first_tab_skips_to_the_content(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=bridge")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_second_tab_skips_to_the_results(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=bridge")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the results")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#results').contains(document.activeElement)")


@pytest.mark.parametrize("address", PAGES)
def test_nothing_sticks_out_at_320_pixels_without_scripts(
    plain_page: Page, site: str, address: str
) -> None:
    plain_page.goto(site + address)
    expect(plain_page.locator("h1").first).to_be_attached()
    width = plain_page.locator("html").bounding_box()
    assert width is not None
    assert width["width"] <= 320
    overflowing = plain_page.locator("main :visible")
    for box in (element.bounding_box() for element in overflowing.all()[:150]):
        assert box is None or box["x"] + box["width"] <= 321


def test_a_search_works_without_scripts(plain_page: Page, site: str) -> None:
    plain_page.goto(site)
    plain_page.get_by_role("searchbox").fill("bridge")
    plain_page.get_by_role("button", name="Search").click()
    expect(plain_page.locator("h1")).to_contain_text("quotes containing bridge")
    expect(plain_page.locator("mark").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["/", "/search?q=bridge", "/quote/", "/release/", "/speaker/"])
def test_axe_finds_nothing(browser: Browser, site: str, kind: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    address = kind if kind in PAGES else linked(page, site, kind)
    page.goto(site + address)
    complaints = audit(page, scheme)
    context.close()
    assert not complaints, complaints


def test_pages_are_small_and_ask_for_little(page: Page, site: str) -> None:
    asked: list[Response] = []
    page.on("response", lambda answer: asked.append(answer))  # noqa: PLW0108  playwright wraps methods
    page.goto(f"{site}/search?q=bridge", wait_until="networkidle")
    assert len(asked) <= 4  # page, style, script, icon
    assert sum(answer.request.sizes()["responseBodySize"] for answer in asked) < 60_000
    assert len(asked[0].body()) < 60_000


@pytest.mark.parametrize("length", [1_000, 5_000, 100_000])
def test_what_is_too_long_to_read_gets_a_page_of_ours(
    plain_page: Page, site: str, length: int
) -> None:
    answer = plain_page.goto(f"{site}/search?q={'%E6%B5%B7' * length}")
    assert answer is not None
    assert answer.status == 414
    expect(plain_page.locator("h1")).to_have_text("That request is too long")
    expect(plain_page.get_by_role("searchbox")).to_be_visible()


def test_what_fits_the_box_fits_a_request(plain_page: Page, site: str) -> None:
    plain_page.goto(f"{site}/search?kind=direct&not_kind=mixed&since=2020")
    box = plain_page.get_by_role("searchbox").first
    box.fill("海" * int(str(box.get_attribute("maxlength"))))
    box.press("Enter")
    expect(plain_page.locator("h1")).to_contain_text("No quotes")
