import { el, shapeIcon } from "./elements.js";
import { RELATIONS } from "./factwords.js";
import { timeline } from "./timeline.js";

/** What is hidden: kinds, relations, and all outside a range of dates (ISO, "" for open). */
export function emptyFilter() {
  return { kinds: new Set(), relations: new Set(), from: "", to: "" };
}

/**
 * The two tests that the drawing applies: of an entity and of a fact. Within a range of dates an event must have its
 * own in it, anything else a fact in it.
 */
export function filterTests(graph, { kinds, relations, from, to }) {
  const inTime = (date) => (!from || date >= from.slice(0, date.length)) && (!to || date <= to.slice(0, date.length));
  const bounded = Boolean(from || to);
  const seen = ({ kind, number }) =>
    kind === "event"
      ? [graph.dateOf(number)].filter(Boolean).some(inTime)
      : graph.factsOf[number].some((fact) => graph.datesOf(fact).some(inTime));
  return {
    entity: (entity) => !kinds.has(entity.kind) && (!bounded || seen(entity)),
    fact: (fact) => {
      if (relations.has(fact.kind)) return false;
      const dates = bounded ? graph.datesOf(fact) : [];
      return !dates.length || dates.some(inTime);
    },
  };
}

/** The legend: each kind and relation with its number, a button that hides or shows it, and a range of dates. */
export function legend({ graph, words }, filter, changed) {
  const toggle = (set, key, picture, name, count) =>
    el(
      "button",
      {
        type: "button",
        "aria-pressed": String(!set.has(key)),
        title: words.say("legend.hint"),
        on: {
          click: ({ currentTarget }) => {
            if (!set.delete(key)) set.add(key);
            currentTarget.setAttribute("aria-pressed", String(!set.has(key)));
            changed();
          },
        },
      },
      picture,
      el("span", {}, name),
      el("small", {}, count.toLocaleString("en-US")),
    );
  const kinds = Object.keys(graph.shapes)
    .map((kind) => [kind, graph.entities.filter((entity) => entity.kind === kind).length])
    .filter(([, count]) => count)
    .map(([kind, count]) => toggle(filter.kinds, kind, shapeIcon(kind, graph.shapes[kind]), words.say(`kind.${kind}`), count));
  const relations = RELATIONS.map((kind) => [kind, graph.facts.filter((fact) => fact.kind === kind && fact.end !== null).length])
    .filter(([, count]) => count)
    .map(([kind, count]) =>
      toggle(filter.relations, kind, el("i", { class: `line ${kind}` }), words.say(`relation.${kind}`), count),
    );
  const open = matchMedia("(min-width: 760px)").matches;
  return el(
    "details",
    { open },
    el("summary", {}, words.say("legend")),
    el("div", { role: "group", "aria-label": words.say("legend.kinds") }, kinds),
    el("div", { role: "group", "aria-label": words.say("legend.relations") }, relations),
    timeline({ graph, words }, filter, changed),
  );
}
