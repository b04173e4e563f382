"use strict";

const designWidth = 1280;
const refreshEvery = 2000;
const patienceBeforeVeil = 700;
const panes = [...document.querySelectorAll(".pane")].map(element => ({
  page: element.dataset.page,
  output: element.querySelector("output"),
  screen: element.querySelector(".screen"),
  frame: element.querySelector("iframe"),
  veil: element.querySelector(".veil"),
  html: null,
  request: null,
}));

function fit() {
  for (const { screen, frame } of panes) {
    const scale = screen.clientWidth / designWidth;
    frame.style.transform = `scale(${scale})`;
    frame.style.height = `${screen.clientHeight / scale}px`;
  }
}

function veil(pane, text) {
  pane.veil.hidden = text === null;
  pane.veil.textContent = text ?? "";
}

function show(pane, view) {
  pane.output.textContent = view.status === 0 ? view.summary : `HTTP ${view.status} · ${view.milliseconds} ms · ${view.summary}`;
  pane.output.className = view.status === 200 ? "" : "bad";
  veil(pane, view.status === 0 ? `${view.summary[0].toUpperCase()}${view.summary.slice(1)}. A browser would keep waiting.` : null);
  if (view.status !== 0 && view.html !== pane.html) {
    const top = pane.frame.contentWindow?.scrollY ?? 0;
    pane.frame.onload = () => pane.frame.contentWindow.scrollTo(0, top);
    pane.frame.srcdoc = pane.html = view.html;
  }
}

async function load(pane) {
  pane.request?.abort();
  const request = pane.request = new AbortController();
  const started = performance.now();
  const waiting = setInterval(() => {
    const waited = performance.now() - started;
    if (waited > patienceBeforeVeil) {
      veil(pane, `Waiting for ${(waited / 1000).toFixed(1)} s`);
    }
  }, 100);
  try {
    const user = Math.max(1, Number(document.getElementById("user").value) || 1);
    const response = await fetch(`/pages/${pane.page}?user=${user}`, { signal: request.signal });
    show(pane, await response.json());
  } catch (error) {
    if (!request.signal.aborted) {
      veil(pane, "The program behind this page has been stopped.");
    }
  } finally {
    clearInterval(waiting);
  }
  if (!request.signal.aborted) {
    setTimeout(() => pane.request === request && load(pane), refreshEvery);
  }
}

function mark({ service, fault, breaker }) {
  const panel = document.querySelector(`[data-service="${service}"]`);
  panel.classList.toggle("is-broken", fault !== "none");
  for (const button of panel.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.fault === fault));
  }
  const chip = panel.querySelector(".breaker");
  chip.hidden = breaker === null;
  chip.dataset.state = breaker ?? "";
  chip.textContent = breaker === null ? "" : `breaker ${breaker === "HalfOpen" ? "half-open" : breaker.toLowerCase()}`;
}

async function turn(service, fault) {
  const response = await fetch(`/services/${service}/${fault}`, { method: "POST", headers: { "X-Control-Room": "1" } });
  mark(await response.json());
}

async function watch() {
  try {
    const response = await fetch("/services");
    (await response.json()).forEach(mark);
  } finally {
    setTimeout(watch, 500);
  }
}

document.querySelector(".services").addEventListener("click", async event => {
  const button = event.target.closest("button");
  if (button) {
    await turn(button.closest("[data-service]").dataset.service, button.dataset.fault);
    panes.forEach(load);
  }
});
document.getElementById("heal").addEventListener("click", async () => {
  await Promise.all([...document.querySelectorAll("[data-service]")].map(panel => turn(panel.dataset.service, "none")));
  panes.forEach(load);
});
document.getElementById("user").addEventListener("change", () => panes.forEach(load));
window.addEventListener("resize", fit);
fit();
panes.forEach(load);
watch();
