"use strict";
// What a page does better with scripts; each page works without.

// A form that was sent is not sent again by a second click.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  window.setTimeout(() => delete form.dataset.sent, 4000);
});

// A select or box marked data-submits sends its form when it changes.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.dataset && "submits" in field.dataset) field.form.requestSubmit();
});

// htmx shows the server's page for what went wrong, in place.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) event.detail.shouldSwap = true;
});

// What scrolls sideways can be scrolled by keyboard too.
const reachable = () => {
  for (const box of document.querySelectorAll(".scroll, .prose table")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
};
window.addEventListener("resize", reachable);
document.addEventListener("htmx:afterSettle", reachable);
reachable();

// A menu that folds out folds in again when one goes elsewhere, or by Escape.
for (const box of document.querySelectorAll("details.more")) {
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) box.open = false;
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { box.open = false; box.querySelector("summary").focus(); }
  });
}
