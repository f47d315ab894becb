"use strict";
const form = document.getElementById("filter");
const cases = [...document.querySelectorAll(".case")];

function filter() {
  const words = form.text.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const each of cases) {
    const { kind, state, text } = each.dataset;
    const fits = (form.kind.value === "*" || kind === form.kind.value)
      && (!form.state.value || state.split(" ").includes(form.state.value))
      && words.every((word) => text.includes(word));
    each.hidden = !fits;
    shown += fits;
  }
  document.getElementById("shown").textContent = `${shown} / ${cases.length}`;
}

// Every word stands in the page in both languages; the style shows those of `data-words`.
function speak(language) {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.documentElement.dataset.words = language;
  for (const option of document.querySelectorAll("option[data-zh]")) option.textContent = option.dataset[language];
  for (const button of document.querySelectorAll("#switch button")) button.setAttribute("aria-pressed", button.value === language);
}

for (const button of document.querySelectorAll("#switch button")) button.addEventListener("click", () => speak(button.value));
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target && "open" in target) target.open = true;
});
addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("details.fail, details.error")) each.open = true;
});
speak(navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
filter();
