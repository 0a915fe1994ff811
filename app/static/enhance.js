// Comforts on top of pages that work without them: keys and copying.
"use strict";
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
const details = document.querySelector(".filters > details");
if (details && matchMedia("(max-width: 60rem)").matches) details.open = false;
const hits = [...document.querySelectorAll(".hit .words a")];
let at = -1;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("q").focus();
  } else if ((event.key === "j" || event.key === "k") && hits.length) {
    at = Math.max(0, Math.min(hits.length - 1, at + (event.key === "j" ? 1 : -1)));
    hits[at].focus();
  }
});
