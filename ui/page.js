// Runs once, when the unseen bridge is mounted; Gradio hands in trigger, props and watch.
// Clicks on what the server rendered become events; answers that arrive are scrolled to.
const byId = (id) => document.getElementById(id);
const narrow = window.matchMedia("(max-width: 900px)");
const numbers = (element, kind) => (new RegExp(`\\b${kind}-(\\d+)(?:-(\\d+))?\\b`).exec(element.className) || []).slice(1).map(Number);
let followed = null; // the button just used, and what it opens
let saves = 0;

document.addEventListener("click", (event) => {
  const button = event.target.closest && event.target.closest("button");
  if (!button || button.disabled) return;
  if (button.matches(".nb-back")) return goBack(button);
  if (button.matches(".nb-example, .nb-choice")) return trigger("ask", { question: button.textContent });
  if (button.matches(".nb-chip")) return openPlan(button);
  if (button.matches(".nb-close")) return closePlan(button.form);
  if (button.matches(".nb-copy")) return copy(button);
  if (button.matches(".nb-csv")) return trigger("save", { turn: numbers(button, "nb-csv")[0], order: ++saves });
  if (button.matches(".nb-view")) return view(button.matches(".nb-view-text") ? "text" : "page");
  if (button.matches(".nb-larger, .nb-smaller")) return zoom(button.matches(".nb-larger") ? 1 : -1);
  if (button.matches(".nb-full")) return document.fullscreenElement ? document.exitFullscreen() : evidence().requestFullscreen();
  if (button.matches(".cite, .nb-step, .nb-leaf")) {
    const [turn, citation] = numbers(button, "cite");
    const [page] = numbers(button, "page");
    const like = ["nb-page-before", "nb-page-after"].find((name) => button.classList.contains(name));
    followed = { button, like, open: `${turn}-${citation}`, page };
    fetchSource({ turn, citation, page });
  }
});

// One source at a time; of those asked for meanwhile, the last.
let fetching = false;
let wanted = null;

function fetchSource(source) {
  if (fetching) wanted = source;
  else {
    fetching = true;
    trigger("cite", source);
  }
}

document.addEventListener("nb-fetched", () => {
  const next = wanted;
  fetching = false;
  wanted = null;
  if (next) fetchSource(next);
});

// How a question was read: a chip opens the form of its plan at the part that it names.
const chipsOf = (form) => document.querySelectorAll(`.nb-chip-${numbers(form, "nb-plan")[0]}`);

function openPlan(chip) {
  const form = byId(chip.getAttribute("aria-controls"));
  form.hidden = false;
  for (const each of chipsOf(form)) each.setAttribute("aria-expanded", "true");
  form.opener = chip;
  (form.elements.namedItem(chip.dataset.field) || form.elements[0]).focus();
}

function closePlan(form) {
  form.reset();
  form.hidden = true;
  for (const each of chipsOf(form)) each.setAttribute("aria-expanded", "false");
  form.opener?.focus();
}

document.addEventListener("keydown", (event) => {
  const form = event.key === "Escape" && event.target.closest && event.target.closest(".nb-plan");
  if (form) closePlan(form);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches(".nb-plan")) return;
  event.preventDefault();
  const changes = {};
  for (const field of event.target.elements) if (field.name && field.value !== shownFirst(field)) changes[field.name] = field.value;
  if (!Object.keys(changes).length) return closePlan(event.target);
  trigger("edit", { turn: numbers(event.target, "nb-plan")[0], changes });
});

const shownFirst = (field) => (field.options ? [...field.options].find((each) => each.defaultSelected)?.value : field.defaultValue);

// The page of a PDF. What is chosen stays on the panel, whose content changes.
const evidence = () => byId("nb-evidence");
const ZOOMS = [0.6, 1, 1.5, 2, 3, 4];
const zoomed = () => Number(evidence().dataset.zoom || 1);

function view(name) {
  evidence().dataset.view = name;
  showChosen();
  centreHit();
}

function showChosen() {
  const chosen = evidence().dataset.view || "page";
  for (const button of evidence().querySelectorAll(".nb-view")) button.setAttribute("aria-pressed", button.matches(`.nb-view-${chosen}`));
  const place = ZOOMS.indexOf(zoomed());
  for (const button of evidence().querySelectorAll(".nb-smaller")) button.disabled = place === 0;
  for (const button of evidence().querySelectorAll(".nb-larger")) button.disabled = place === ZOOMS.length - 1;
  for (const button of evidence().querySelectorAll(".nb-full")) button.hidden = !document.fullscreenEnabled;
}

// `x` and `y` are the point of the window that stays where it is; without them, what is marked is kept in view.
function zoom(step, x, y) {
  const frame = evidence().querySelector(".nb-frame");
  const place = ZOOMS.indexOf(zoomed()) + step;
  if (!frame || !ZOOMS[place]) return;
  const before = frame.firstElementChild.getBoundingClientRect();
  evidence().dataset.zoom = ZOOMS[place];
  evidence().style.setProperty("--zoom", ZOOMS[place]);
  showChosen();
  if (x === undefined) return centreHit();
  const after = frame.firstElementChild.getBoundingClientRect();
  frame.scrollLeft += after.left + ((x - before.left) / before.width) * after.width - x;
  frame.scrollTop += after.top + ((y - before.top) / before.height) * after.height - y;
}

document.addEventListener("click", (event) => {
  if (!event.target.closest || !event.target.closest(".nb-paper")) return;
  zoom(ZOOMS.indexOf(zoomed() > 1 ? 1 : 2) - ZOOMS.indexOf(zoomed()), event.clientX, event.clientY);
});

document.addEventListener("error", (event) => {
  if (!event.target.matches || !event.target.matches(".nb-paper img")) return;
  showWhatThereIs();
  centreHit();
}, true);
// The page, or its text where the image has failed.
function showWhatThereIs() {
  const image = evidence().querySelector(".nb-paper img");
  if (image) image.closest(".nb-source").classList.toggle("nb-unshown", image.complete && !image.naturalWidth);
}
document.addEventListener("fullscreenchange", () => centreHit());

function goBack(button) {
  const [turn, citation] = numbers(button, "nb-back");
  const chip = byId("nb-conversation").querySelector(`.cite-${turn}-${citation}`) || byId("nb-box").querySelector("textarea");
  chip.scrollIntoView({ block: "center" });
  chip.focus({ preventScroll: true });
}

const copy = (button) => copied(button, button.closest(".nb-answer").querySelector(".nb-copied").textContent);

async function copied(button, text) {
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
  saveAs(new Blob([file.text], { type: "text/csv;charset=utf-8" }), file.name);
});

function saveAs(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

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
  if (!last) return;
  scrollIn(last, narrow.matches);
  if (document.activeElement !== document.body) return;
  last.tabIndex = -1; // the button that asked is gone: the keyboard goes on in the answer
  last.focus({ preventScroll: true });
});

let lastOpen = "";
whenChanged("nb-evidence", () => {
  const source = byId("nb-evidence").querySelector(".nb-source");
  const open = source ? `${source.dataset.open} ${source.dataset.page}` : "";
  markOpen();
  showChosen();
  showWhatThereIs();
  const changed = open !== lastOpen;
  if (changed) centreHit();
  lastOpen = open;
  if (!followed || !source || !hasArrived(source.dataset, changed)) return;
  const { button, like } = followed;
  followed = null;
  if (narrow.matches && !button.matches(".nb-leaf")) source.scrollIntoView({ block: "start" });
  if (!document.contains(button) || button.disabled) successor(source, like)?.focus({ preventScroll: true });
});

// Gradio touches the panel before its content comes, and then changes the content in place.
function hasArrived(shown, changed) {
  if (!shown.open) return changed;
  return shown.open === followed.open && (!followed.page || Number(shown.page) === followed.page);
}

// Where the keyboard goes on after a button that is gone: its like in the new content, else what is shown.
function successor(source, like) {
  const next = like && source.querySelector(`.${like}`);
  return next || [...source.querySelectorAll(".nb-frame, .nb-original")].find((each) => each.offsetParent);
}

function centreHit() {
  for (const box of evidence().querySelectorAll(".nb-frame, .nb-original")) {
    const paper = box.querySelector(".nb-paper");
    if (paper) box.scrollTo(paper.offsetWidth * numbers(paper, "nb-from")[0] / 100, 0);
    const hit = box.querySelector(".nb-at-cell, .nb-cell") || box.querySelector(".nb-at-row, .nb-quote, .nb-quoted");
    if (hit) centre(hit, box);
  }
}

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
