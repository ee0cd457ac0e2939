import { COLOURINGS } from "./colouring.js";
import { el, shapeIcon } from "./elements.js";
import { facets } from "./facets.js";
import { RELATIONS } from "./factwords.js";
import { routeTo } from "./route.js";
import { timeline } from "./timeline.js";

/** How the drawing is coloured, with the names of the colours where they do not stand for kinds. */
function colours({ words, drawing }, changed) {
  const select = el("select", { "aria-label": words.say("colour") });
  for (const by of COLOURINGS) select.append(el("option", { value: by, selected: by === drawing.colouredBy }, words.say(`colour.${by}`)));
  select.addEventListener("change", () => changed(select.value));
  const { groups, others } = drawing.colouring ?? { groups: [], others: 0 };
  const row = (hue, name, count) =>
    el("a", { href: name ? routeTo(name.id) : null, class: "swatch" }, el("i", { class: `hue-${hue}` }), el("bdi", {}, name ? name.label : words.say("colour.others")), el("small", {}, count.toLocaleString("en-US")));
  return el(
    "div",
    { role: "group", "aria-label": words.say("colour"), class: "colours" },
    select,
    groups.map(({ hue, entity, count }) => row(hue, entity, count)),
    groups.length && others ? row(0, null, others) : null,
    el("small", {}, words.say("legend.size")),
  );
}

/** How many there are of each kind. */
function counts(things) {
  const found = {};
  for (const { kind } of things) found[kind] = (found[kind] ?? 0) + 1;
  return found;
}

/** The legend: each kind and relation with its number, a button that hides or shows it, a range of dates, further filters, colours. */
export function legend(page, filter, changed, recolour) {
  const { graph, words } = page;
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
  const things = counts(graph.entities);
  const facts = counts(graph.facts.filter((fact) => fact.end !== null));
  const kinds = Object.keys(graph.shapes)
    .map((kind) => [kind, things[kind] ?? 0])
    .filter(([, count]) => count)
    .map(([kind, count]) => toggle(filter.kinds, kind, shapeIcon(kind, graph.shapes[kind]), words.say(`kind.${kind}`), count));
  const relations = RELATIONS.map((kind) => [kind, facts[kind] ?? 0])
    .filter(([, count]) => count)
    .map(([kind, count]) =>
      toggle(filter.relations, kind, el("i", { class: `line ${kind}` }), words.say(`relation.${kind}`), count),
    );
  const open = page.legendOpen ?? matchMedia("(min-width: 760px)").matches;
  return el(
    "details",
    { open },
    el("summary", {}, words.say("legend")),
    el("div", { role: "group", "aria-label": words.say("legend.kinds") }, kinds),
    el("div", { role: "group", "aria-label": words.say("legend.relations") }, relations),
    timeline({ graph, words }, filter, changed),
    facets(page, filter, changed),
    colours(page, recolour),
  );
}
