"""A search taken away: as a file, as JSON, as a feed; by mouse, by keys, without scripts."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import audit

pytestmark = pytest.mark.browser


def count(page: Page) -> int:
    found = re.match(r"[\d,]+", page.locator("#heading").inner_text())
    assert found
    return int(found[0].replace(",", ""))


def test_a_search_is_saved_as_a_spreadsheet(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=ferry&sort=newest")
    files = page.locator(".export")
    expect(files.get_by_role("link")).to_have_count(0)  # closed
    files.locator("summary").click()
    expect(files.get_by_role("link")).to_have_count(6)
    assert audit(page) == ""
    with page.expect_download() as saved:
        files.get_by_role("link", name="Spreadsheet (CSV)").click()
    assert saved.value.suggested_filename == "quotes-containing-ferry.csv"
    with saved.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count(page)
    assert "ferr" in rows[0]["Words"].lower()
    days = [row["Date"] for row in rows]
    assert days == sorted(days, reverse=True)
    page.goto(rows[0]["Link"])
    expect(page.locator(".large")).to_be_visible()


def test_the_list_of_files_goes_when_it_is_left(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=ferry")
    opener = page.locator(".export summary")
    csv_link = page.get_by_role("link", name="Spreadsheet (CSV)")
    opener.focus()
    page.keyboard.press("Enter")
    expect(csv_link).to_be_visible()
    page.keyboard.press("Tab")
    expect(csv_link).to_be_focused()
    page.keyboard.press("Escape")
    expect(csv_link).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.locator("h1").click()
    expect(csv_link).to_be_hidden()


def test_files_and_feed_without_scripts_on_a_phone(plain_page: Page, site: str) -> None:
    plain_page.goto(f"{site}/search?q=ferry&by=speaker")
    found = count(plain_page)
    plain_page.locator(".export summary").click()
    assert plain_page.evaluate("document.documentElement.scrollWidth") <= 320
    address = plain_page.get_by_role("link", name="Feed").get_attribute("href")
    assert plain_page.locator("link[type='application/atom+xml']").get_attribute("href") == address
    feed = ET.fromstring(plain_page.request.get(f"{site}{address}").text())
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == min(found, 40)
    plain_page.get_by_role("link", name="This page as JSON").click()
    page = json.loads(plain_page.locator("body").inner_text())
    assert page["total"] == found
    assert page["groups"]


def test_nothing_found_can_still_be_followed(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=zzyzxq")
    expect(page.locator(".export")).to_have_count(0)
    expect(page.get_by_role("link", name="Feed")).to_be_visible()
