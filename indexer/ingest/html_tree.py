"""A page's tree without what is no part of its text: menus, forms, share bars, comments.

What a part is for, its tag, its role, and the words of its class and id tell.
None of them counts for a part that holds most of the page's prose.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from indexer.tracing import is_listening, note

SKIPPED = frozenset(
    """script style noscript template iframe object embed svg math canvas video audio nav footer
    aside form button select input textarea graphic img picture map dialog""".split()
)
_ROLES = frozenset(
    """navigation banner contentinfo complementary search dialog alertdialog menu menubar
    toolbar form""".split()
)
# Words of a class or an id, apart: "l-footer__links" has "footer" and "links".
_CHROME = frozenset(
    """nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs footer sidebar share sharing
    shares social sociable sharedaddy addthis addtoany related relatedposts recent popular trending
    newsletter subscribe subscription signup cookie cookies consent gdpr comment comments disqus
    respond pager pagination paging skip searchform login modal popup advert adverts advertisement
    ads promo sponsored outbrain taboola toolbar masthead banner teaser teasers tagcloud taglist
    widget""".split()
)
_PARTED = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_CONTAINERS = frozenset("div section ul ol dl table tr td p span header figure h2 h3 h4".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST = 0.4  # share of the page's prose that no part without a use has


_VOICES = frozenset("speaker who interlocutor interviewer interviewee".split())
_LONGEST_VOICE = 60  # code points of a name


def part_speakers(tree: lxml_html.HtmlElement) -> None:
    """Put a colon behind who speaks, where only markup parts it from the words.

    `<span class="speaker">Ann Roe</span><span>We begin.</span>`
    """
    for element in tree.iter("span", "b", "strong", "em", "cite"):
        told = "".join(element.itertext()).strip()
        joined = not (element.tail or "").strip() and element.getnext() is not None
        if (
            joined and 1 < len(told) < _LONGEST_VOICE and told[-1].isalpha()
            and not _VOICES.isdisjoint(names_of(element)) and element.getnext().tag in _INLINE
        ):  # fmt: skip
            element.tail = ": "


_INLINE = frozenset("span q em i b strong".split())


def prune(tree: lxml_html.HtmlElement) -> None:
    """Take out of a tree what is no part of its text; footers of quotations stay."""
    prose = prose_of(tree)
    total = max(1, prose.get(tree, 0))
    for element in list(tree.iter(etree.Element)):
        if element.getparent() is None or element is tree or not isinstance(element.tag, str):
            continue
        if prose.get(element, 0) <= _MOST * total and _is_chrome(element):
            if is_listening() and element.tag not in _MUTE:
                note("text", _why(element), " ".join(element.itertext()))
            drop(element)


_MUTE = frozenset("script style noscript template svg".split())


def _why(element: etree._Element) -> str:
    """What a part of a page is, as its tag names it."""
    named = " ".join(f'{a}="{element.get(a)}"' for a in ("role", "class", "id") if element.get(a))
    return f"around the text of the page: <{element.tag}{' ' if named else ''}{named[:80]}>"


def drop(element: etree._Element) -> None:
    """Remove an element but not the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = f"{before.tail or ''} {tail}"
    else:
        parent.text = f"{parent.text or ''} {tail}"
    parent.remove(element)


def prose_of(tree: etree._Element) -> dict[etree._Element, int]:
    """Code points of text outside links and skipped parts, for each element with all below it."""
    found: dict[etree._Element, int] = {}
    mute = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        silent = not tag or tag == "a" or tag in SKIPPED
        if event == "start":
            mute += silent
            found[element] = 0 if mute else len((element.text or "").strip())
            continue
        mute -= silent
        parent = element.getparent()
        if parent is not None and parent in found:
            found[parent] += found[element]
            if not mute:
                found[parent] += len((element.tail or "").strip())
    return found


def names_of(element: etree._Element) -> frozenset[str]:
    """The words of an element's class and id, lower case."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return frozenset(word.lower() for word in _PARTED.split(named) if word)


def _is_chrome(element: etree._Element) -> bool:
    tag = element.tag
    if (element.get("role") or "").lower() in _ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    if tag == "header":
        return not _is_inside(element, ("article", "main")) and element.find(".//h1") is None
    if tag in SKIPPED:
        return tag != "footer" or not _is_inside(element, ("blockquote", "figure"))
    return tag in _CONTAINERS and not _CHROME.isdisjoint(names_of(element))


def _is_inside(element: etree._Element, tags: tuple[str, ...]) -> bool:
    return next(element.iterancestors(*tags), None) is not None
