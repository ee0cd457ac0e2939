import { el } from "./elements.js";

const DAY = 86_400_000;
const BINS = 36;

const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** The number of a full ISO date's day since 1970-01-01. */
export function dayNumber(date) {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
}

/** The ISO date of a day's number. */
export function dateOfDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** How many of the dates fall into each of at most `most` equal parts of the time between the first and the last. */
export function histogram(dates, most = BINS) {
  const days = dates.map(dayNumber).sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  const bins = new Array(Math.min(most, last - first + 1)).fill(0);
  for (const day of days) bins[Math.min(bins.length - 1, Math.floor(((day - first) / (last - first + 1)) * bins.length))] += 1;
  return { first, last, bins };
}

/** Events over time, with two handles that set `filter.from` and `filter.to` ("" at the ends). */
export function timeline({ graph, words }, filter, changed) {
  const dates = graph.entities.map(({ kind, number }) => (kind === "event" ? graph.dateOf(number) : "")).filter(isDay);
  if (new Set(dates).size < 2) return null;
  const { first, last, bins } = histogram(dates);
  const highest = bins.reduce((a, b) => Math.max(a, b));
  const bars = bins.map((count) => {
    const bar = el("i");
    bar.style.height = `${count ? Math.max(8, (100 * count) / highest) : 0}%`;
    return bar;
  });
  const told = el("output", {});
  const handle = (end, value) =>
    el("input", { type: "range", min: first, max: last, value, "aria-label": `${words.say("legend.time")} ${words.say(`legend.${end}`)}` });
  const from = handle("from", filter.from ? dayNumber(filter.from) : first);
  const to = handle("to", filter.to ? dayNumber(filter.to) : last);
  const tell = () => {
    const [low, high] = [Number(from.value), Number(to.value)];
    from.setAttribute("aria-valuetext", dateOfDay(low));
    to.setAttribute("aria-valuetext", dateOfDay(high));
    told.textContent = `${dateOfDay(low)} – ${dateOfDay(high)}`;
    bars.forEach((bar, at) => {
      const [start, end] = [first + (at * (last - first)) / bars.length, first + ((at + 1) * (last - first)) / bars.length];
      bar.className = end >= low && start <= high ? "in" : "";
    });
    Object.assign(filter, { from: low > first ? dateOfDay(low) : "", to: high < last ? dateOfDay(high) : "" });
  };
  from.addEventListener("input", () => {
    if (Number(from.value) > Number(to.value)) from.value = to.value;
    tell();
  });
  to.addEventListener("input", () => {
    if (Number(to.value) < Number(from.value)) to.value = from.value;
    tell();
  });
  for (const input of [from, to]) input.addEventListener("change", changed);
  tell();
  return el("div", { class: "timeline", role: "group", "aria-label": words.say("legend.time") }, el("div", { class: "bars", "aria-hidden": "true" }, bars), el("div", { class: "handles" }, from, to), told);
}
