"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const marks = all("mark[data-quotations]");
  const cards = all(".card[data-speaker]");
  const numbers = all("article .number[data-number]");
  const status = document.querySelector("[role=status]");
  const wanted = { speaker: null, kind: null };
  let current = 0;

  const matches = (number) =>
    (wanted.speaker === null || number.dataset.speaker === wanted.speaker) &&
    (wanted.kind === null || number.dataset.kind === wanted.kind);

  function filter() {
    const visible = new Set(numbers.filter(matches).map((number) => number.dataset.number));
    for (const mark of marks) {
      mark.classList.toggle("off", !mark.dataset.quotations.split(" ").some((number) => visible.has(number)));
    }
    for (const card of cards) {
      card.classList.toggle("off", wanted.speaker !== null && card.dataset.speaker !== wanted.speaker);
    }
    for (const button of all("button[data-only]")) {
      button.setAttribute("aria-pressed", String(button.dataset.value === wanted[button.dataset.only]));
    }
    const filtered = wanted.speaker !== null || wanted.kind !== null;
    document.querySelector("#clear").hidden = !filtered;
    const counted = numbers.length === 1 ? "1 quotation" : `${numbers.length} quotations`;
    status.textContent = filtered ? `${visible.size} of ${counted}` : counted;
  }

  function choose(name, value) {
    wanted[name] = wanted[name] === value ? null : value;
    filter();
  }

  function clear() {
    wanted.speaker = wanted.kind = null;
    select(0);
    filter();
  }

  function select(number) {
    current = number;
    for (const mark of marks) {
      mark.classList.toggle("current", mark.dataset.quotations.split(" ").includes(String(number)));
    }
  }

  function reveal(element) {
    element.closest("details")?.setAttribute("open", "");
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
  }

  function follow(target) {
    for (const element of all(".here")) element.classList.remove("here");
    if (target.dataset.number) select(Number(target.dataset.number));
    if (!target.matches(".number")) target.classList.add("here");
    reveal(target);
  }

  function step(by) {
    const shown = numbers.filter(matches);
    if (shown.length === 0) return;
    const at = shown.findIndex((number) => Number(number.dataset.number) === current);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    follow(shown[next]);
  }

  const turns = new Map();
  function nextMention(key) {
    const mentions = all("article [data-key]").filter((element) => element.dataset.key === key);
    if (mentions.length === 0) return;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    follow(mentions[turn % mentions.length]);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (target) {
      event.preventDefault();
      follow(target);
      return;
    }
    const button = event.target.closest("button");
    if (button?.dataset.only) choose(button.dataset.only, button.dataset.value);
    else if (button?.dataset.find) nextMention(button.dataset.find);
    else if (button?.id === "clear") clear();
    else if (!button) {
      const mark = event.target.closest("mark[data-quotations]");
      if (mark) select(Number(mark.dataset.quotations.split(" ")[0]));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") clear();
  });

  window.addEventListener("beforeprint", () => all("details").forEach((element) => element.setAttribute("open", "")));
  function followAddress() {
    const asked = location.hash && document.getElementById(location.hash.slice(1));
    if (asked) follow(asked);
  }

  window.addEventListener("hashchange", followAddress);
  filter();
  followAddress();
})();
