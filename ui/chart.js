// Charts: what the server specified is drawn by Vega, a script of this server that comes when first needed.
const charts = new Map(); // turn and specification: what is drawn. Gradio renders the conversation anew each time
let vega = null;

// The server takes seconds to make it once: it is asked for before a chart waits for it.
(window.requestIdleCallback || setTimeout)(() => fetch(VEGA, { priority: "low" }).catch(() => {}));

function loadVega() {
  vega ||= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => resolve(window.vegaEmbed);
    script.onerror = () => { vega = null; reject(new Error("no script")); };
    script.type = "module"; // its names stay its own
    script.src = VEGA;
    document.head.append(script);
  });
  return vega;
}

function showCharts() {
  const shown = new Set();
  for (const figure of byId("nb-conversation").querySelectorAll(".nb-chart")) {
    const key = `${numbers(figure, "nb-chart")[0]} ${figure.dataset.spec}`;
    const place = figure.querySelector(".nb-drawing");
    shown.add(key);
    if (!charts.has(key)) {
      const paper = document.createElement("div");
      charts.set(key, { paper, result: null });
      place.replaceChildren(paper);
      draw(figure, charts.get(key)).catch(() => {
        charts.delete(key);
        figure.classList.add("nb-undrawn"); // the table beside has all
      });
    } else if (place.firstChild !== charts.get(key).paper) place.replaceChildren(charts.get(key).paper);
  }
  for (const [key, chart] of charts) {
    if (shown.has(key)) continue;
    chart.result?.finalize();
    charts.delete(key);
  }
}

// `ast`: expressions are walked, not evaluated as script. Tooltips show text only.
async function draw(figure, chart) {
  const [turn] = numbers(figure, "nb-chart");
  const embed = await loadVega();
  const spec = JSON.parse(figure.dataset.spec);
  const width = chart.paper.clientWidth;
  const config = {
    axisX: { tickCount: Math.ceil(width / 110) },
    axisY: { labelLimit: Math.min(260, width * 0.42) },
    title: { limit: width },
    legend: { columns: width < 480 ? 1 : 3 },
  };
  chart.result = await embed(chart.paper, spec, { actions: false, renderer: "svg", ast: true, defaultStyle: false, config });
  chart.result.view.addEventListener("click", (event, item) => openCitation(turn, item?.datum?.citations?.[0]));
  for (const mark of marksOf(chart.paper)) {
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-label", figure.dataset.mark.replace(/\{(\w+)\}/g, (_, name) => datumOf(mark)[name]));
  }
  stopAt(chart.paper, marksOf(chart.paper)[0]);
}

// The keyboard: one stop for the whole chart, arrows from mark to mark, Enter opens the source of the one in focus.
const datumOf = (mark) => mark.__data__?.datum; // where Vega keeps it
const marksOf = (paper) => [...paper.querySelectorAll("[aria-roledescription=bar], [aria-roledescription=point]")].filter((mark) => datumOf(mark)?.citations?.length);
const MOVES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

function stopAt(paper, chosen) {
  for (const mark of marksOf(paper)) mark.setAttribute("tabindex", mark === chosen ? 0 : -1);
}

document.addEventListener("keydown", (event) => {
  const mark = event.target.closest && event.target.closest(".nb-drawing [tabindex]");
  if (!mark) return;
  const figure = mark.closest(".nb-chart");
  if (event.key === "Enter" || event.key === " ") openCitation(numbers(figure, "nb-chart")[0], datumOf(mark).citations[0]);
  else if (event.key in MOVES) {
    const marks = marksOf(figure);
    const next = marks[Math.min(Math.max(marks.indexOf(mark) + MOVES[event.key], 0), marks.length - 1)];
    stopAt(figure, next);
    next.focus();
  } else return;
  event.preventDefault();
});

// What the mouse learns from the tooltip, and how to go on.
for (const kind of ["focusin", "focusout"]) document.addEventListener(kind, (event) => {
  const figure = event.target.closest && event.target.closest(".nb-drawing [tabindex]")?.closest(".nb-chart");
  if (figure) figure.querySelector(".nb-hint").textContent = kind === "focusin" ? `${figure.dataset.hint} · ${event.target.getAttribute("aria-label")}` : "";
});

function openCitation(turn, citation) {
  if (!citation) return;
  const chip = document.querySelector(`#nb-turn-${turn} .cite-${turn}-${citation}`);
  if (chip) chip.click();
  else trigger("cite", { turn, citation });
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest && event.target.closest(".nb-chart button");
  if (!button) return;
  const figure = button.closest(".nb-chart");
  const [turn] = numbers(figure, "nb-chart");
  const chart = charts.get(`${turn} ${figure.dataset.spec}`);
  if (button.matches(".nb-copy-spec")) return copied(button, JSON.stringify(JSON.parse(figure.dataset.spec), null, 1));
  if (!chart?.result) return;
  if (button.matches(".nb-save-svg")) saveAs(new Blob([await chart.result.view.toSVG()], { type: "image/svg+xml" }), `nianbao-${turn}.svg`);
  else (await chart.result.view.toCanvas(2)).toBlob((image) => saveAs(image, `nianbao-${turn}.png`), "image/png");
});

whenChanged("nb-conversation", showCharts);
