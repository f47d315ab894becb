// Runs once, when the unseen bridge is mounted; Gradio hands in trigger, props and watch.
// Clicks on what the server rendered become events; answers that arrive are scrolled to.
const byId = (id) => document.getElementById(id);
const narrow = window.matchMedia("(max-width: 900px)");
const numbers = (element, kind) => (new RegExp(`\\b${kind}-(\\d+)(?:-(\\d+))?\\b`).exec(element.className) || []).slice(1).map(Number);
let followed = null; // the chip or step just used
let saves = 0;

document.addEventListener("click", (event) => {
  const button = event.target.closest && event.target.closest("button");
  if (!button || button.disabled) return;
  if (button.matches(".nb-back")) return goBack(button);
  if (button.matches(".nb-example")) return trigger("ask", { question: button.textContent });
  if (button.matches(".nb-copy")) return copy(button);
  if (button.matches(".nb-csv")) return trigger("save", { turn: numbers(button, "nb-csv")[0], order: ++saves });
  if (button.matches(".cite, .nb-step")) {
    const [turn, citation] = numbers(button, "cite");
    followed = button;
    trigger("cite", { turn, citation });
  }
});

function goBack(button) {
  const [turn, citation] = numbers(button, "nb-back");
  const chip = byId("nb-conversation").querySelector(`.cite-${turn}-${citation}`) || byId("nb-box").querySelector("textarea");
  chip.scrollIntoView({ block: "center" });
  chip.focus({ preventScroll: true });
}

async function copy(button) {
  const text = button.closest(".nb-answer").querySelector(".nb-copied").textContent;
  button.dataset.label ||= button.textContent;
  const done = await written(text);
  button.textContent = done ? button.dataset.done : button.dataset.failed;
  setTimeout(() => { button.textContent = button.dataset.label; }, 1600);
}

// The clipboard interface is there on https and localhost only; the old command works elsewhere.
async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = text;
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

watch("value", () => {
  if (!props.value) return;
  const file = JSON.parse(props.value);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file.text], { type: "text/csv;charset=utf-8" }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
});

function whenChanged(id, act) {
  const element = byId(id);
  if (!element) return setTimeout(() => whenChanged(id, act), 50);
  let due = 0;
  new MutationObserver(() => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(act);
  }).observe(element, { childList: true, subtree: true, characterData: true });
}

if (!narrow.matches) byId("nb-box")?.querySelector("textarea")?.focus();

let lastTurn = "";
whenChanged("nb-conversation", () => {
  const turns = byId("nb-conversation").querySelectorAll(".nb-turn");
  const last = turns[turns.length - 1];
  const state = last ? `${turns.length} ${last.id}` : "";
  markOpen();
  if (state === lastTurn) return;
  lastTurn = state;
  if (last) scrollIn(last, narrow.matches);
});

let lastOpen = "";
whenChanged("nb-evidence", () => {
  const source = byId("nb-evidence").querySelector(".nb-source");
  const open = (source && source.dataset.open) || "";
  markOpen();
  const hit = source && (source.querySelector(".nb-cell") || source.querySelector(".nb-quote, .nb-quoted"));
  if (hit && open !== lastOpen) centre(hit, source.querySelector(".nb-original"));
  lastOpen = open;
  if (!followed) return;
  if (narrow.matches) source.scrollIntoView({ block: "start" });
  if (!document.contains(followed) || followed.disabled) source.querySelector(".nb-original")?.focus({ preventScroll: true });
  followed = null;
});

function markOpen() {
  const source = byId("nb-evidence").querySelector(".nb-source");
  const open = source && source.dataset.open;
  for (const chip of document.querySelectorAll(".cite.nb-open")) chip.classList.remove("nb-open");
  if (open) for (const chip of document.querySelectorAll(`.cite.cite-${open}`)) chip.classList.add("nb-open");
}

function scrollIn(element, inWindow) {
  if (inWindow) return element.scrollIntoView({ block: "start", behavior: "smooth" });
  const box = element.closest(".nb-log");
  box.scrollTo({ top: element.offsetTop - box.offsetTop - 12, behavior: "smooth" });
}

// Only the boxes inside the panel move, never the page.
function centre(hit, outer) {
  for (let box = hit.parentElement; box && outer.contains(box); box = box.parentElement) {
    const inside = hit.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (box.scrollHeight > box.clientHeight) box.scrollTop += inside.top + inside.height / 2 - frame.top - box.clientHeight / 2;
    if (box.scrollWidth > box.clientWidth && inside.right > frame.right) box.scrollLeft += inside.right - frame.right + 24;
  }
}
