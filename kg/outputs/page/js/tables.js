import { byAndBy, entityLink } from "./card.js";
import { el } from "./elements.js";

const ROWS = 100;

const distinct = (facts, end) => new Set(facts.map((fact) => fact[end])).size;

/** The columns of each overview: the key of the heading, the value to sort by, and the cell where that is not the text. */
function columnsOf(page, table) {
  const { graph, words } = page;
  const facts = (entity, kind) => graph.factsOf[entity.number].filter((fact) => fact.kind === kind);
  const name = { key: "name", value: ({ label }) => label, cell: (entity) => entityLink(page, entity) };
  const sentences = { key: "mentions", value: ({ mentions }) => mentions?.length ?? 0 };
  const kind = { key: "kind", value: ({ sub }) => (sub ? words.say(`sub.${sub}`) : "") };
  const posts = (entity) => [...new Set(facts(entity, "tenure").map(({ details }) => details.post))].join("；");
  const place = ({ number }) =>
    graph.factsOf[number].filter((fact) => fact.start === number && fact.word === "location" && fact.end !== null).map((fact) => graph.entities[fact.end].label).join("、");
  return {
    people: [name, { key: "posts", value: posts }, { key: "events", value: (entity) => distinct(facts(entity, "participation"), "end") }, sentences],
    meetings: [
      { key: "date", value: ({ number }) => graph.dateOf(number) },
      name,
      kind,
      { key: "place", value: place },
      { key: "people", value: (entity) => distinct(facts(entity, "participation"), "start") },
    ],
    organizations: [
      name,
      kind,
      { key: "holders", value: (entity) => distinct(facts(entity, "tenure"), "start") },
      { key: "events", value: (entity) => distinct(facts(entity, "participation"), "end") },
      sentences,
    ],
  }[table];
}

const KIND_OF = { people: "person", meetings: "event", organizations: "organization" };

/** Whether an overview of that name exists. */
export function isTable(name) {
  return Object.hasOwn(KIND_OF, name);
}

/** The overview: people, meetings or organisations as a table that sorts and filters, with links to the same cards. */
export function overview(page, table) {
  const { graph, words } = page;
  const columns = columnsOf(page, table);
  const rows = graph.entities
    .filter((entity) => entity.kind === KIND_OF[table])
    .map((entity) => ({ entity, values: columns.map((column) => column.value(entity)) }));
  const { sort, rows: wanted } = page.view;
  const state = { column: columns.findIndex(({ key }) => key === sort.replace("-", "")), down: sort.startsWith("-"), wanted };
  const note = () => page.noteView({ sort: state.column < 0 ? "" : `${state.down ? "-" : ""}${columns[state.column].key}`, rows: state.wanted });
  const body = el("div", { class: "rows", tabindex: "0" });
  const collator = new Intl.Collator("zh");
  const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
  const show = () => {
    const kept = rows.filter(({ values }) => values.some((value) => String(value).includes(state.wanted)));
    if (state.column >= 0) kept.sort((a, b) => (state.down ? -1 : 1) * compare(a.values[state.column], b.values[state.column]));
    const head = columns.map((column, at) => headCell(words, column, at, state, turned));
    const row = ({ entity, values }) =>
      el("tr", {}, values.map((value, at) => el("td", { class: typeof value === "number" ? "number" : null }, columns[at].cell?.(entity) ?? el("bdi", {}, String(value)))));
    const [list, more] = byAndBy(words, kept, row, ROWS, "tbody");
    body.replaceChildren(el("table", {}, el("thead", {}, el("tr", {}, head)), list), ...[more].filter(Boolean));
  };
  const turned = () => {
    show();
    note();
    body.querySelectorAll("th button")[state.column].focus();
  };
  show();
  const filter = el("input", { type: "search", value: state.wanted, placeholder: words.say("filter.rows"), "aria-label": words.say("filter.rows") });
  filter.addEventListener("input", () => {
    state.wanted = filter.value.trim();
    show();
    note();
  });
  const tabs = Object.keys(KIND_OF).map((name) => el("a", { href: `#/${name}`, "aria-current": name === table ? "page" : null }, words.say(`table.${name}`)));
  return [el("div", { class: "bar" }, el("nav", {}, tabs), filter, el("button", { type: "button", class: "close", "aria-label": words.say("close"), on: { click: () => page.closeOverview() } }, "×")), body];
}

function headCell(words, column, at, state, turned) {
  const sorted = state.column === at ? (state.down ? "descending" : "ascending") : "none";
  const turn = () => {
    state.down = state.column === at ? !state.down : false;
    state.column = at;
    turned();
  };
  return el("th", { "aria-sort": sorted, scope: "col" }, el("button", { type: "button", on: { click: turn } }, words.say(`column.${column.key}`)));
}
