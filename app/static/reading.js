// Steps from one place found to the next, on pages that also work without them.
"use strict";
const bar = document.querySelector(".places");
if (bar) {
  const all = Number(bar.dataset.places);
  const status = document.getElementById("said");
  let now = 0;
  const go = (to) => {
    now = to < 1 ? all : to > all ? 1 : to;
    location.hash = `m${now}`;
    status.textContent = say(now);
  };
  const say = (n) => bar.dataset.at.replace("{n}", n).replace("{all}", all);
  const at = () => Number((/^#m(\d+)$/.exec(location.hash) || [0, now])[1]);
  const add = (words, sign, step) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", words);
    button.addEventListener("click", () => go(at() + step));
    return button;
  };
  if (all > 1) {
    const place = bar.querySelector("span");
    const found = place.textContent;
    const show = () => (place.textContent = /^#m\d+$/.test(location.hash) ? say(at()) : found);
    place.style.minWidth = `${place.offsetWidth}px`; // shorter words move nothing
    bar.append(add(bar.dataset.previous, "‹", -1), add(bar.dataset.next, "›", 1));
    bar.classList.add("steady"); // its buttons stay where they are: none are needed in the text
    addEventListener("hashchange", show);
    show();
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
      if (event.key === "n") go(at() + 1);
      else if (event.key === "p") go(at() - 1);
    });
  }
}
