"""Reading speeches and transcripts in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import audit

pytestmark = pytest.mark.browser

TRANSCRIPT = "/release/releases/thorncastle/2023/0628/five-questions-for-helen-marsh"
SPEECH = "/release/releases/rostrum/2024/0515/tom-wakeling-small-repairs"
SELECT = """([first, last]) => {
  const all = [...document.querySelectorAll(".block > p")];
  const range = document.createRange();
  range.setStart(all[first].firstChild, 0);
  const end = all[last].lastChild;
  range.setEnd(end, end.textContent.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return range.toString();
}"""


@pytest.mark.parametrize(("first", "last"), [(3, 3), (3, 5)])
def test_selected_words_become_a_link_that_marks_them(
    page: Page, site: str, first: int, last: int
) -> None:
    page.goto(site + SPEECH)
    chosen = page.evaluate(SELECT, [first, last])
    link = page.get_by_role("link", name="Link to these words")
    expect(link).to_be_visible()
    link.click()
    marked = "".join(page.locator("mark.chosen").all_text_contents())
    assert re.sub(r"\W", "", marked) == re.sub(r"[\W]|(?<=\n)\d+", "", chosen)
    expect(page.locator("#w")).to_be_in_viewport()


def test_n_and_p_step_through_the_paragraphs_found(page: Page, site: str) -> None:
    page.goto(f"{site}{SPEECH}?q=the")
    count = page.locator("mark[id]").count()
    assert 2 < count < page.locator("mark").count()
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.url.endswith("#m2")
    expect(page.locator(".places span").first).to_have_text(f"paragraph 2 of {count}")


@pytest.mark.parametrize("address", [TRANSCRIPT, SPEECH, f"{TRANSCRIPT}?q=the"])
@pytest.mark.parametrize("dark", [False, True])
def test_anybody_can_read_a_speech(browser: Browser, site: str, address: str, dark: bool) -> None:
    context = browser.new_context(
        color_scheme="dark" if dark else "light", viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    page.goto(site + address)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert not audit(page)
    context.close()


def test_a_transcript_is_printed_whole_without_what_only_a_screen_needs(
    page: Page, site: str
) -> None:
    page.goto(site + TRANSCRIPT)
    page.emulate_media(media="print")
    expect(page.locator(".own").first).to_be_hidden()
    expect(page.locator("#p9")).to_be_visible()
    expect(page.locator(".head .speaker").first).to_be_visible()
