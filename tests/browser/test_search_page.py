"""The search page as a journalist uses it: by mouse, by keys, without scripts, on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import audit

pytestmark = pytest.mark.browser


@pytest.fixture
def copying(browser: Browser, site: str) -> Iterator[Page]:
    """A page that may use the clipboard."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    yield context.new_page()
    context.close()


def first_name(page: Page, site: str) -> tuple[str, int]:
    """The speaker who is quoted most, and how often."""
    page.goto(f"{site}/search")
    line = page.locator("section:has(#facet-speaker) li").first
    return line.locator("bdi").inner_text(), int(line.locator(".n").inner_text())


def test_a_name_is_completed_by_keys_alone(page: Page, site: str) -> None:
    name, count = first_name(page, site)
    box = page.get_by_role("combobox", name="Name of a speaker")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially(name.split()[-1][:4].upper())
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#said")).to_contain_text("names; arrow keys to choose")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "names-speaker-0")
    expect(options.first).to_contain_text(name)
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(f"{count} quotes by {name}")
    expect(page.locator(".chips")).to_contain_text(f"Speaker: {name}")
    assert re.search(r"/search\?speaker=[\w-]+$", page.url)


def test_a_name_can_be_left_out_without_scripts(plain_page: Page, site: str) -> None:
    name, _ = first_name(plain_page, site)
    plain_page.locator("input[name=add_speaker]").fill(name.upper())
    plain_page.locator("section:has(#facet-speaker)").get_by_role("button", name="Not").click()
    expect(plain_page.locator("h1")).to_contain_text(f"not by {name}")
    expect(plain_page.locator(".chips")).to_contain_text("not")
    assert "not_speaker=" in plain_page.url


def test_dates_take_years_and_months_without_scripts(plain_page: Page, site: str) -> None:
    plain_page.goto(f"{site}/search?q=the")
    year = plain_page.locator(".dates ~ ul li").last
    count = year.locator(".n").inner_text()
    year.locator("a").click()
    expect(plain_page.locator("h1")).to_contain_text(f"{count} quote")
    plain_page.get_by_role("textbox", name="From").fill("2024-13")
    plain_page.get_by_role("button", name="Set").click()
    expect(plain_page.locator(".problem")).to_contain_text("“2024-13” is no date")


def test_dragging_over_the_timeline_narrows(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=the")
    bars = page.locator("svg.bars")
    bars.scroll_into_view_if_needed()
    box = bars.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 1, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 30, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=\d{4}(-\d\d){0,2}&until=\d{4}"))
    expect(page.locator(".chips")).to_contain_text("–")
    page.get_by_role("link", name="Zoom out").click()
    expect(page).not_to_have_url(re.compile("since=2.*until=2.*since"))


def test_a_bar_is_a_link(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=the")
    bar = page.locator("svg.bars a:has(.bar)").first
    title = bar.locator("title").text_content()
    bar.click()
    assert title
    expect(page.locator("h1")).to_contain_text(title.rsplit(": ", 1)[1])


def test_searches_are_compared_without_scripts(plain_page: Page, site: str) -> None:
    plain_page.goto(f"{site}/search?q=bridge")
    plain_page.get_by_text("Compare", exact=True).first.click()
    plain_page.locator("input[name=compare]").fill("water")
    plain_page.get_by_role("button", name="Compare").click()
    expect(plain_page.locator(".legend li")).to_have_count(2)
    expect(plain_page.locator("svg.lines")).to_have_count(2)
    plain_page.locator(".legend a.not").click()
    expect(plain_page.locator(".legend")).to_have_count(0)


def test_quotes_are_read_copied_and_opened_by_keys(copying: Page, site: str) -> None:
    copying.goto(f"{site}/search?q=bridge")
    copying.keyboard.press("j")
    copying.keyboard.press("x")
    around = copying.locator(".hit .context").first
    expect(around).to_be_visible()
    expect(around.locator(".said").first).to_be_visible()
    expect(copying.locator(".hit a.nearby").first).to_have_attribute("aria-expanded", "true")
    copying.keyboard.press("x")
    expect(around).to_be_hidden()
    copying.keyboard.press("c")
    expect(copying.locator("#said")).to_have_text("Copied")
    copied = copying.evaluate("navigator.clipboard.readText()")
    name = copying.locator(".hit .speaker").first.inner_text()
    assert f" — {name}, " in copied
    assert re.search(r"http://[^ ]+/quote/\w+$", copied)
    copying.keyboard.press("?")
    expect(copying.get_by_role("dialog")).to_be_visible()
    copying.keyboard.press("Escape")
    expect(copying.get_by_role("dialog")).to_be_hidden()


def test_the_context_is_a_page_without_scripts(plain_page: Page, site: str) -> None:
    plain_page.goto(f"{site}/search?q=bridge")
    plain_page.get_by_role("link", name="Context").first.click()
    expect(plain_page.locator(".context .said").first).to_be_visible()
    plain_page.get_by_role("link", name="In the whole release").click()
    expect(plain_page).to_have_url(re.compile("/release/.*#q-"))


def test_nothing_found_offers_ways_out(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=bridge&until=1950")
    way = page.locator(".advice li").first
    count = way.locator(".n").inner_text()
    way.locator("a").click()
    expect(page.locator("h1")).to_contain_text(count)


@pytest.mark.parametrize("by", ["speaker", "organisation", "release"])
def test_groups_lead_to_their_quotes(page: Page, site: str, by: str) -> None:
    page.goto(f"{site}/search?q=the")
    page.get_by_role("link", name=f"By {by}").click()
    group = page.locator(".groups > li").first
    expect(group.locator(".figures")).to_contain_text("%")
    if by != "release":
        count = group.locator(".figures a").inner_text()
        group.locator(".figures a").click()
        expect(page.locator("h1")).to_contain_text(count)


def test_filters_on_a_phone_open_from_the_top(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{site}/search?q=bridge")
    expect(page.locator("#facet-speaker")).to_be_hidden()
    page.get_by_role("link", name="Filters", exact=True).click()
    expect(page.locator("#facet-speaker")).to_be_visible()
    expect(page.locator("#filters")).to_be_in_viewport()
    context.close()


ADDRESSES = (
    "/",
    "/search?q=bridge&kind=direct&not_kind=mixed",
    "/search?q=bridge&compare=water&compare=council",
    "/search?q=the&by=organisation",
    "/search?q=bridge&until=1950",
    "/browse/organisations",
    "/search?since=2024&until=2024-06",
    "/search?q=the&by=release",
    "/search?q=%28brigde+speaker:nobody",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, site: str, address: str, scheme: str
) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", viewport={"width": 320, "height": 700}
    )
    page = context.new_page()
    page.goto(site + address)
    page.evaluate(
        "document.querySelectorAll('main details:not(.export)').forEach((d) => (d.open = true))"
    )
    complaints = audit(page, scheme)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert not complaints, complaints
    assert wide <= 320


def test_nothing_jumps_while_the_page_loads(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach("
        "(e) => (window.shift += e.value))).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(f"{site}/search?q=bridge", wait_until="networkidle")
    shift = page.evaluate("window.shift")
    context.close()
    assert shift < 0.01


def test_back_brings_the_place_and_the_focus(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=the")
    for _ in range(9):
        page.keyboard.press("j")
    place = page.evaluate("scrollY")
    words = page.evaluate("document.activeElement.textContent")
    assert place > 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/quote/**")
    page.go_back()
    page.wait_for_function("document.activeElement.matches('.hit .words a')")
    assert page.evaluate("document.activeElement.textContent") == words
    page.wait_for_function(f"Math.abs(scrollY - {place}) < 3")


def test_keys_go_on_from_what_is_in_view(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=the")
    page.evaluate("scrollTo(0, 1500)")
    page.keyboard.press("j")
    top = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert 0 <= top < 900
    assert page.evaluate("scrollY") >= 1500


def test_a_name_begun_and_sent_leads_to_the_names_that_go_on_so(
    plain_page: Page, site: str
) -> None:
    name, _ = first_name(plain_page, site)
    plain_page.goto(f"{site}/search?speaker={name[:-2].replace(' ', '+')}")
    way = plain_page.get_by_role("link", name=f"by {name}", exact=True)
    count = plain_page.locator(".advice .n").first.inner_text()
    way.click()
    expect(plain_page.locator("h1")).to_have_text(f"{count} by {name}")


def test_the_timeline_is_one_stop_and_arrows_go_along_it(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=the")
    bars = page.locator("svg.bars a")
    bars.last.focus()
    page.keyboard.press("ArrowLeft")
    expect(bars.nth(bars.count() - 2)).to_be_focused()
    page.keyboard.press("Home")
    expect(bars.first).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(bars.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".timeline summary").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    label = page.locator("svg.bars a:focus title").text_content()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**since=**")
    assert label
    expect(page.locator("h1")).to_contain_text(label.partition(": ")[2])


def test_names_that_lead_nowhere_here_are_not_offered(page: Page, site: str) -> None:
    name, _ = first_name(page, site)
    page.goto(f"{site}/search?until=1950")
    page.get_by_role("combobox", name="Name of a speaker").press_sequentially(name[:4])
    expect(page.get_by_role("option").first).to_contain_text("0")
    page.goto(f"{site}/search?q=bridge")
    page.get_by_role("combobox", name="Name of a speaker").press_sequentially("a")
    expect(page.get_by_role("option").first).to_be_visible()
    counts = [n.inner_text() for n in page.get_by_role("option").locator(".n").all()]
    assert "0" not in counts


def test_a_server_that_does_not_answer_leaves_the_plain_page(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.route("**/suggest*", lambda route: route.abort())
    page.goto(f"{site}/search?q=bridge")
    box = page.get_by_role("combobox", name="Name of a speaker")
    with page.expect_event("requestfailed"):
        box.press_sequentially("a")
    expect(box).to_have_attribute("aria-expanded", "false")
    assert not broken
    context.close()


def test_impatience_opens_one_context(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=bridge")
    link = page.locator("a.nearby").first
    link.dblclick()
    expect(page.locator(".context").first).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert page.locator(".hit").first.locator(".context").count() == 1


def test_a_printed_search_keeps_its_chart_and_drops_its_controls(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=the&kind=direct")
    page.emulate_media(media="print")
    expect(page.locator("svg.bars rect.bar").last).to_be_visible()
    expect(page.locator(".hit .words").first).to_be_visible()
    for control in (".strip", ".chips", ".filters", ".acts >> nth=0", "form.search"):
        expect(page.locator(control)).to_be_hidden()


def test_another_value_of_a_filter_says_how_many_it_adds(page: Page, site: str) -> None:
    page.goto(f"{site}/search?kind=indirect")
    found = int(page.locator("h1").inner_text().split()[0])
    line = page.locator("section:has(#facet-kind) li").nth(1)
    count = line.locator(".n").inner_text()
    assert re.fullmatch(r"\+\d+", count)
    line.locator("a").first.click()
    expect(page.locator("h1")).to_contain_text(f"{found + int(count)} quotes")
    chosen = page.locator("section:has(#facet-kind) li.chosen")
    expect(chosen).to_have_count(2)
    expect(page.locator("section:has(#facet-kind) li").first).to_have_class("chosen")


def test_a_typed_filter_is_lifted_by_its_facet(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=ferry+kind:direct+since:2020")
    page.locator("section:has(#facet-kind) li.chosen a").first.click()
    expect(page.get_by_label("Search quotes")).to_have_value(re.compile(r"^ferry since:2020"))
    expect(page.locator("h1")).not_to_contain_text("in quotation marks")


def test_how_to_search_is_one_click_from_every_search(plain_page: Page, site: str) -> None:
    for address in ("/", "/search?q=ferry", "/search?q=zzyzxq"):
        plain_page.goto(site + address)
        plain_page.get_by_role("link", name="How to search").click()
        expect(plain_page.locator("#searching")).to_be_in_viewport()
        expect(plain_page.locator(".syntax tr")).to_have_count(15)
        assert plain_page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    "address", ["/", "/search?q=bridge&compare=water", "/search?by=release", "/about"]
)
def test_nothing_is_lost_with_wider_spacing_at_twice_the_size(
    browser: Browser, site: str, address: str
) -> None:
    """WCAG 2.2, 1.4.4 and 1.4.12: text at 200 % with its spacing widened."""
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    page.goto(site + address)
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(
            "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
            + " word-spacing: .16em !important } p { margin-bottom: 2em !important }");
            document.adoptedStyleSheets = [sheet]; }"""
    )
    out = page.evaluate(
        """() => [...document.querySelectorAll("main *")].filter((e) => !e.closest(".unseen, svg, .scroll")
            && e.getClientRects().length && (e.getBoundingClientRect().right > innerWidth + 1
            || (getComputedStyle(e).overflow === "hidden" && e.scrollWidth > e.clientWidth + 1)))
            .map((e) => e.outerHTML.slice(0, 80))"""
    )
    context.close()
    assert out == []


def test_on_a_phone_the_filters_are_a_sheet_over_the_results(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}/search")
    page.click(".to-filters")
    box = page.locator("#filters").bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 320, 640)
    page.get_by_role("link", name=re.compile(r"^Show \d")).click()
    assert page.locator(".hit").first.is_visible()
