import { el } from "./elements.js";
import { factsAmong, toCsv, toGexf, toJson } from "./takealong.js";

/** Hands the reader a file. */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const FORMATS = {
  csv: ["text/csv", ({ graph, facts }) => toCsv(graph, facts)],
  gexf: ["application/gexf+xml", ({ graph, numbers, facts, placeOf }) => toGexf(graph, numbers, facts, placeOf)],
  json: ["application/json", ({ graph, numbers, facts }) => toJson(graph, numbers, facts)],
};

/** What is taken along: what is selected with its neighbours, else all that is drawn; nothing that a filter hides. */
function chosen({ graph, drawing }) {
  const numbers = drawing.shownNow();
  const places = drawing.network.getPositions(numbers);
  return { graph, numbers, facts: factsAmong(graph, numbers, drawing.filter.fact), placeOf: (number) => places[number] };
}

/** Folds the menu away; the keyboard goes on from its button. */
export function closeTakeAlong() {
  const menu = document.getElementById("take");
  menu.open = false;
  menu.querySelector("summary").focus();
}

/** The menu of what can be taken along: the selection or all drawn as a table or a graph, and the view as a picture. */
export function takeAlong(page) {
  const { words } = page;
  const told = el("p", { class: "note" });
  const menu = el("details", { class: "menu", id: "take" });
  const button = (key, action) =>
    el("button", { type: "button", on: { click: () => { action(); closeTakeAlong(); } } }, words.say(`take.${key}`));
  const saveAs = (format) => () => {
    const [type, write] = FORMATS[format];
    save(new Blob([write(chosen(page))], { type: `${type};charset=utf-8` }), `graph.${format}`);
  };
  menu.append(
    el("summary", { class: "button" }, words.say("take")),
    el("div", {}, told, ...Object.keys(FORMATS).map((format) => button(format, saveAs(format))), button("png", () => page.savePicture())),
  );
  menu.addEventListener("toggle", () => {
    const key = page.drawing.selected.length ? "take.selected" : "take.drawn";
    told.textContent = words.say(key, { n: page.drawing.shownNow().length });
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  });
  return menu;
}
