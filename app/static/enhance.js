// Comforts on top of pages that work without them: keys, copying, names as they are typed.
"use strict";
const say = (words) => (document.getElementById("said").textContent = words);

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    const words = button.textContent;
    button.textContent = button.dataset.copied;
    document.getElementById("said").textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = words), 2000);
  });
}

for (const link of document.querySelectorAll("a[data-copied]")) {
  if (!navigator.clipboard) break;
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await navigator.clipboard.writeText(link.href);
    const words = link.textContent;
    if (words === link.dataset.copied) return;
    link.textContent = link.dataset.copied;
    say(link.dataset.copied);
    setTimeout(() => (link.textContent = words), 2000);
  });
}

const details = document.querySelector(".filters > details");
if (details && matchMedia("(max-width: 59.99rem)").matches) details.open = /^#f(acet-|ilters$)/.test(location.hash);
document.querySelector(".to-filters")?.addEventListener("click", () => (details.open = true));

// Results: copy with citation, context in place, keys.
const results = document.querySelector(".listing");
const hits = [...document.querySelectorAll(".hit .words a")];

// Back brings the place on the page; the quote that was opened has the focus again.
for (const [i, link] of hits.entries())
  link.addEventListener("click", () => history.replaceState({ ...history.state, hit: i }, ""));
addEventListener("pageshow", () => hits[history.state?.hit]?.focus({ preventScroll: true }));

// Where reading goes on: from the quote in focus, else from the first that begins in view.
function nextHit(step) {
  const here = hits.indexOf(document.activeElement.closest(".hit")?.querySelector(".words a"));
  if (here >= 0) return here + step;
  const seen = hits.findIndex((link) => link.getBoundingClientRect().top >= 0);
  return step > 0 ? (seen < 0 ? hits.length - 1 : seen) : (seen < 0 ? hits.length : seen) - 1;
}

async function copyHit(hit) {
  const button = hit.querySelector("button[data-cite]");
  if (!button || button.hidden) return;
  const words = button.dataset.words || hit.querySelector(".words a").textContent.trim();
  const marked = hit.querySelector(".told") ? words : `“${words}”`;
  await navigator.clipboard.writeText(`${marked} — ${button.dataset.cite}`);
  const label = button.textContent;
  if (label === results.dataset.copied) return;
  button.textContent = results.dataset.copied;
  say(results.dataset.copied);
  setTimeout(() => (button.textContent = label), 2000);
}

async function toggleContext(hit) {
  const link = hit.querySelector("a.nearby");
  if (!link) return;
  let shown = hit.querySelector(".context");
  if (!shown) {
    if (link.ariaBusy === "true") return;
    link.ariaBusy = "true";
    const answer = await fetch(link.href).catch(() => null);
    link.ariaBusy = "false";
    const text = answer?.ok ? await answer.text() : "";
    shown = new DOMParser().parseFromString(text, "text/html").querySelector(".context");
    if (!shown) return void (location.href = link.href); // the page itself, or what the browser says of it
    shown = document.adoptNode(shown);
    shown.hidden = true;
    link.parentElement.after(shown);
  }
  shown.hidden = !shown.hidden;
  link.setAttribute("aria-expanded", String(!shown.hidden));
}

for (const hit of document.querySelectorAll(".hit")) {
  const button = hit.querySelector("button[data-cite]");
  if (button && navigator.clipboard) {
    button.hidden = false;
    button.addEventListener("click", () => copyHit(hit));
  }
  const link = hit.querySelector("a.nearby");
  if (!link) continue;
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    toggleContext(hit);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    toggleContext(hit);
  });
}

// The list of exports goes when it is left, as lists do.
const exported = document.querySelector(".export");
if (exported) {
  const leave = (event) => exported.contains(event.target) || (exported.open = false);
  addEventListener("pointerdown", leave);
  addEventListener("focusin", leave);
  exported.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !exported.open) return;
    exported.open = false;
    exported.querySelector("summary").focus();
  });
  exported.addEventListener("click", (event) => event.target.closest("a") && (exported.open = false));
}

const keys = document.getElementById("keys");
const opener = document.getElementById("keys-open");
if (keys && opener) {
  opener.hidden = false;
  opener.addEventListener("click", () => keys.showModal());
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (keys && keys.open) return;
  const focused = document.activeElement;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(focused.tagName)) return;
  const hit = focused.closest(".hit");
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("q").select();
    document.getElementById("q").focus();
  } else if ((event.key === "j" || event.key === "k") && hits.length) {
    const to = Math.max(0, Math.min(hits.length - 1, nextHit(event.key === "j" ? 1 : -1)));
    hits[to].focus();
    hits[to].scrollIntoView({ block: "nearest" });
  } else if (event.key === "c" && hit) {
    copyHit(hit);
  } else if (event.key === "x" && hit) {
    toggleContext(hit);
  } else if (event.key === "?" && keys) {
    event.preventDefault();
    keys.showModal();
  }
});

// Names, and in the main box all that a search may mean, as they are typed: the ARIA 1.2 combobox with a list of suggestions.
for (const input of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("ul");
  const field = input.dataset.suggest;
  list.id = `names-${field}`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.label || input.getAttribute("aria-label"));
  input.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);
  let active = -1;
  let asked = 0;
  let timer;

  const mark = (to) => {
    const options = list.querySelectorAll("[role=option]");
    active = options.length ? (to + options.length) % options.length : -1;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    list.hidden = true;
    active = -1;
    asked += 1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (option, button) => {
    if (option.dataset.url) return void (location.href = option.dataset.url);
    input.value = option.dataset.value;
    close();
    input.form.requestSubmit(button || input.form.querySelector("button"));
  };
  const show = (found) => {
    list.replaceChildren(
      ...found.map((name, i) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${i}`;
        if (name.url) option.dataset.url = name.url;
        else option.dataset.value = name.value;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const label = Object.assign(document.createElement("bdi"), { textContent: name.label });
        const count = Object.assign(document.createElement("span"), { className: "n", textContent: name.count });
        const detail = Object.assign(document.createElement("small"), { textContent: name.detail, dir: "auto" });
        option.append(label, " ", count, detail);
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(option));
        return option;
      }),
    );
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    mark(-1 - found.length);
    active = -1;
    list.querySelectorAll("[role=option]").forEach((o) => o.setAttribute("aria-selected", "false"));
    input.removeAttribute("aria-activedescendant");
    say(found.length ? input.dataset.some.replace("{n}", found.length) : input.dataset.none);
  };
  const ask = async () => {
    const mine = (asked += 1);
    const prefix = input.value.trim();
    if (!prefix) return close();
    const query = new URLSearchParams(field === "text" ? "" : new FormData(input.form));
    query.delete(input.name);
    if (field === "text") query.set("text", prefix);
    else {
      query.set("field", field);
      query.set("prefix", prefix);
    }
    const answer = await fetch(`${input.dataset.url}?${query}`).catch(() => null);
    if (!answer?.ok) return close(); // the form works without names to choose from
    const found = await answer.json();
    if (mine === asked && document.activeElement === input) show(found);
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const options = list.querySelectorAll("[role=option]");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else mark(event.key === "ArrowDown" ? active + 1 : active < 0 ? options.length - 1 : active - 1);
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      choose(options[active]);
    } else if (event.key === "Escape") {
      if (list.hidden && field !== "text") input.value = "";
      close();
    }
  });
}

// Timeline: drag over bars to choose a span; a click on one stays a plain link.
const bars = document.querySelector("svg.bars");
if (bars) {
  const links = [...bars.querySelectorAll("a")];
  let from = -1;
  let to = -1;
  // One stop for the Tab key; arrows go from bar to bar.
  const stop = (at) => links.forEach((link, i) => link.setAttribute("tabindex", i === at ? "0" : "-1"));
  stop(links.length - 1);
  bars.addEventListener("keydown", (event) => {
    const at = links.indexOf(event.target.closest("a"));
    const step = document.dir === "rtl" ? -1 : 1;
    const next = { ArrowLeft: at - step, ArrowRight: at + step, Home: 0, End: links.length - 1 }[event.key];
    if (at < 0 || next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const now = Math.max(0, Math.min(links.length - 1, next));
    stop(now);
    links[now].focus();
  });
  const place = (event) => {
    const box = bars.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.max(0, Math.min(links.length - 1, Math.floor(share * links.length)));
  };
  const paint = () => {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    links.forEach((link, i) => link.classList.toggle("in", from >= 0 && i >= low && i <= high));
  };
  bars.addEventListener("dragstart", (event) => event.preventDefault());
  bars.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    event.preventDefault();
    from = to = place(event);
    paint();
  });
  addEventListener("pointermove", (event) => {
    if (from < 0) return;
    to = place(event);
    paint();
  });
  addEventListener("pointerup", () => {
    if (from < 0) return;
    const [first, last] = [links[Math.min(from, to)], links[Math.max(from, to)]];
    const moved = from !== to;
    from = to = -1;
    paint();
    if (!moved) return;
    const url = new URL(first.getAttribute("href"), location.href);
    const end = new URL(last.getAttribute("href"), location.href);
    url.searchParams.set("until", end.searchParams.get("until"));
    location.assign(url);
  });
  addEventListener("pointercancel", () => ((from = to = -1), paint()));
}
