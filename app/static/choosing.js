// Selected words of a speech become a link that marks them.
"use strict";
const text = document.querySelector("[data-choose]");
if (text) {
  const WHOLE = 160; // letters of a stretch that the address holds whole, and of its ends else
  const END = 60;
  const bar = document.createElement("p");
  const link = document.createElement("a");
  bar.className = "choose";
  bar.hidden = true;
  link.rel = "nofollow";
  link.textContent = text.dataset.label;
  const cite = document.createElement("a");
  cite.textContent = text.dataset.cite;
  bar.append(link, cite);
  document.body.append(bar);

  const wordsOf = (paragraph, range) => {
    const part = document.createRange();
    part.selectNodeContents(paragraph);
    if (paragraph.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (paragraph.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    const copy = part.cloneContents();
    for (const sign of copy.querySelectorAll("sup, .steps")) sign.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const opening = (words) => (words.length <= END ? words : words.slice(0, END).replace(/\s\S*$/, ""));
  const closing = (words) => (words.length <= END ? words : words.slice(-END).replace(/^\S*\s/, ""));

  const addressOf = (range) => {
    const inside = [...text.querySelectorAll(".block > p, .block > h2")].filter((one) => range.intersectsNode(one));
    const parts = inside.map((one) => [one, wordsOf(one, range)]).filter(([, words]) => words);
    if (!parts.length) return "";
    const [first, words] = parts[0];
    const last = parts[parts.length - 1][1];
    const values = new URLSearchParams();
    const number = first.parentElement.querySelector(".number");
    if (number) values.set("p", number.textContent);
    if (parts.length === 1 && words.length <= WHOLE) values.set("words", words);
    else {
      values.set("words", opening(words));
      values.set("upto", closing(last));
    }
    return `${text.dataset.choose}?${values}#w`;
  };

  const offer = () => {
    const chosen = getSelection();
    const range = chosen.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
    const address = range && text.contains(range.commonAncestorContainer) ? addressOf(range) : "";
    bar.hidden = !address;
    if (!address) return;
    link.href = address;
    const start = range.startContainer.parentElement;
    const turn = start.closest(".turn[data-quote]");
    const number = start.closest(".block")?.querySelector(".number");
    cite.hidden = !turn || !number;
    if (!cite.hidden) cite.href = `${turn.dataset.quote}?p=${number.textContent}`;
    const box = range.getBoundingClientRect();
    bar.style.top = `${Math.max(0, box.bottom + scrollY + 6)}px`;
    bar.style.left = `${Math.max(8, Math.min(box.left + scrollX, document.documentElement.clientWidth - bar.offsetWidth - 8))}px`;
  };
  document.addEventListener("selectionchange", offer);
}
