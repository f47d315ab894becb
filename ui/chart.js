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
  chart.result.view.addEventListener("click", (event, item) => openCitation(figure, turn, item?.datum?.citations?.[0]));
}

function openCitation(figure, turn, citation) {
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
