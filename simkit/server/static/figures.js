"use strict";
// Fetches a group's figures again when the server says that they changed.
const figures = document.getElementById("figures");
if (figures && figures.dataset.live && window.EventSource) {
  const source = new EventSource(figures.dataset.live);
  source.addEventListener("changed", async () => {
    const answer = await fetch(figures.dataset.from, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return source.close();
    figures.innerHTML = await answer.text();
    const told = document.getElementById("figures-updated");
    told.textContent = told.dataset.text;
  });
  window.addEventListener("pagehide", () => source.close());
}
