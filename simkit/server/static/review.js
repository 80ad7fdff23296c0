"use strict";
// The inbox ticks all at once; a session's page keeps chart, picture and transcript at the same moment.
document.documentElement.classList.add("scripted");

function readyTicks() {
  document.querySelectorAll("[data-ticks-all]").forEach((box) => { box.hidden = false; });
}
readyTicks();
document.addEventListener("htmx:afterSwap", readyTicks);
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-ticks-all]")) return;
  event.target.form.querySelectorAll("input[name=session]").forEach((box) => { box.checked = event.target.checked; });
});

// Going back asks for the page anew: what was filtered is all in its address.
if (window.htmx) window.htmx.config.refreshOnHistoryMiss = true;

const replay = document.getElementById("replay");
if (replay) {
  const data = JSON.parse(document.getElementById("chart-data").textContent);
  const moments = data.moments;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const find = (id) => document.getElementById(id);
  let at = Number(replay.dataset.at) - 1;
  let chart = null;
  let playing = null;

  const drawn = () => (find("standing").dataset.pictures || "").split(" ");

  function showPicture() {
    const one = moments[at], there = drawn().includes(String(one.entry));
    const picture = find("picture"), text = find("picture-text");
    picture.alt = one.alt;
    text.textContent = one.alt;
    if (there && picture.getAttribute("src") !== one.picture) picture.src = one.picture;
    picture.hidden = !there;
    text.hidden = there;
  }

  function go(index, scrolls) {
    at = Math.max(0, Math.min(moments.length - 1, index));
    const one = moments[at];
    showPicture();
    const link = find("picture-caption").querySelector("a");
    link.textContent = one.text;
    link.href = `#moment-${one.n}`;
    document.querySelectorAll(".moment[aria-current]").forEach((item) => item.removeAttribute("aria-current"));
    const item = find(`moment-${one.n}`);
    item.setAttribute("aria-current", "true");
    if (scrolls) item.scrollIntoView({ behavior: still.matches ? "auto" : "smooth", block: "center" });
    if (chart) chart.redraw(false);
  }

  // Previous, next and play, each moment at one's own pace.
  function stop() {
    window.clearTimeout(playing);
    playing = null;
    const play = find("go-play");
    play.setAttribute("aria-pressed", "false");
    play.textContent = play.dataset.play;
  }
  function step() {
    playing = window.setTimeout(() => {
      if (at >= moments.length - 1) return stop();
      go(at + 1, wide());
      step();
    }, Number(find("pace").value) * 1000);
  }
  const wide = () => window.matchMedia("(min-width: 68rem)").matches;
  find("go-play").hidden = false;
  find("pace-label").hidden = false;
  find("go-play").addEventListener("click", () => {
    if (playing !== null) return stop();
    const play = find("go-play");
    play.setAttribute("aria-pressed", "true");
    play.textContent = play.dataset.stop;
    if (at >= moments.length - 1) go(0, wide());
    step();
  });
  for (const [id, by] of [["go-previous", -1], ["go-next", 1]]) {
    find(id).setAttribute("role", "button");
    find(id).addEventListener("click", (event) => { event.preventDefault(); go(at + by, wide()); });
    find(id).addEventListener("keydown", (event) => {
      if (event.key === " ") { event.preventDefault(); go(at + by, wide()); }
    });
  }
  replay.addEventListener("keydown", (event) => {
    if (event.target.matches("select, input, textarea")) return;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      go(at + (event.key === "ArrowLeft" ? -1 : 1), wide());
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-moment]");
    if (!link) return;
    const index = moments.findIndex((one) => one.n === Number(link.dataset.moment));
    if (index < 0) return;
    if (link.classList.contains("to-replay") && wide()) event.preventDefault();
    if (link.classList.contains("to-replay") && !wide()) { event.preventDefault(); replay.scrollIntoView(); }
    stop();
    go(index, false);
  });
  document.addEventListener("htmx:afterSwap", () => { if (find("standing")) showPicture(); });

  // Feelings as steps over story time, evidence as marks under them.
  const shapes = { harmful: "▼", weak: "○", missed: "–", sound: "●", strong: "▲", "": "·" };
  const tones = { harmful: "--bad", weak: "--warn", missed: "--warn", sound: "--good", strong: "--good", "": "--soft" };
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function marks(u) {
    const c = u.ctx, ratio = window.devicePixelRatio || 1;
    c.save();
    c.font = `${12 * ratio}px sans-serif`;
    c.textAlign = "center";
    let last = [-99, -99];
    moments.forEach((one, index) => {
      const x = u.valToPos(one.at, "x", true);
      if (index === at) {
        c.fillStyle = colour("--accent");
        c.fillRect(x - ratio, u.bbox.top, 2 * ratio, u.bbox.height);
      }
      const row = x - last[0] >= 11 * ratio ? 0 : x - last[1] >= 11 * ratio ? 1 : 2;
      if (row < 2) last[row] = x;
      c.fillStyle = colour(tones[one.grade]);
      c.fillText(shapes[one.grade], x, u.bbox.top + u.bbox.height - (6 + row * 13) * ratio);
    });
    c.restore();
  }

  function draw() {
    const box = find("chart");
    if (chart) chart.destroy();
    const axis = { stroke: colour("--soft"), grid: { stroke: colour("--hair") }, ticks: { stroke: colour("--hair") } };
    const dashes = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
    const names = ["--curve-a", "--curve-b", "--curve-c", "--curve-d"];
    const clock = (s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`;
    box.hidden = false;
    chart = new uPlot({
      width: box.clientWidth, height: 220,
      scales: { x: { time: false }, y: { range: [-32, 100] } },
      axes: [
        { ...axis, values: (u, found) => found.map(clock) },
        { ...axis, size: 36, splits: () => [0, 25, 50, 75, 100], show: data.curves.length > 0 },
      ],
      legend: { live: false, show: data.curves.length > 0 },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      series: [{}, ...data.curves.map((curve, index) => ({
        label: curve.name, stroke: colour(names[index]), width: 2, dash: dashes[index],
        paths: uPlot.paths.stepped({ align: 1 }), points: { show: false },
      }))],
      hooks: { draw: [marks] },
    }, [data.times, ...data.curves.map((curve) => curve.values)], box);
    chart.over.addEventListener("click", (event) => {
      const wanted = chart.posToVal(event.clientX - chart.over.getBoundingClientRect().left, "x");
      let best = 0;
      moments.forEach((one, index) => {
        if (Math.abs(one.at - wanted) < Math.abs(moments[best].at - wanted)) best = index;
      });
      stop();
      go(best, true);
    });
  }
  if (window.uPlot && data.times.length > 1) {
    draw();
    find("chart-key").hidden = false;
    new ResizeObserver(() => chart.setSize({ width: find("chart").clientWidth, height: 220 })).observe(find("chart"));
    dark.addEventListener("change", draw);
  }

  // A link to a moment shows that moment.
  const named = /^#moment-(\d+)$/.exec(window.location.hash);
  if (named) go(moments.findIndex((one) => one.n === Number(named[1])), false);
}
