import { el } from "./elements.js";
import { ROLES } from "./factwords.js";
import { Finder } from "./finder.js";

/** The newspapers that print something, the one with most articles first. */
export function papersOf(graph) {
  return [...graph.articlesIn].sort(([a, one], [b, other]) => other.length - one.length || a - b).map(([number]) => number);
}

/** A list to choose one value from, or all. */
function choice(words, key, options, chosen, changed) {
  const select = el("select", { "aria-label": words.say(key) }, el("option", { value: "" }, words.say(`${key}.all`)));
  for (const [value, name] of options) select.append(el("option", { value, selected: chosen.has(value) }, name));
  select.addEventListener("change", () => {
    chosen.clear();
    const [value] = options.find(([each]) => String(each) === select.value) ?? [];
    if (value !== undefined) chosen.add(value);
    changed();
  });
  return select;
}

/** A box to find entities of one kind, those chosen standing below it until they are taken away. */
function picker(page, kind, chosen, changed) {
  const { graph, words, search } = page;
  const key = `facet.${kind}`;
  const place = el("div", { class: "finder" });
  const chips = el("div", { class: "chips" });
  const finder = new Finder(place, { graph, search, words, key, name: `find-${kind}`, only: kind, choose: (number) => change(() => chosen.add(number)) });
  const chip = (number) => {
    const { label } = graph.entities[number];
    const remove = () => change(() => chosen.delete(number));
    return el("button", { type: "button", title: words.say("facet.remove", { name: label }), "aria-label": words.say("facet.remove", { name: label }), on: { click: remove } }, el("bdi", {}, label), " ×");
  };
  const show = () => chips.replaceChildren(...[...chosen].map(chip));
  const change = (how) => {
    how();
    finder.input.value = "";
    show();
    finder.input.focus();
    changed();
  };
  show();
  return [place, chips];
}

/** Filters by place, organisation, role and paper, folded away until they are wanted. */
export function facets(page, filter, changed) {
  const { graph, words } = page;
  const told = el("small", {});
  const tell = () => {
    const count = filter.places.size + filter.organizations.size + filter.papers.size + filter.roles.size;
    told.textContent = count ? String(count) : "";
    return count;
  };
  const heard = () => {
    tell();
    changed();
  };
  const used = new Set(graph.facts.filter(({ kind }) => kind === "participation").map(({ word }) => word));
  const roles = ROLES.filter((role) => used.has(role)).map((role) => [role, words.say(`role.${role}`)]);
  const papers = papersOf(graph).map((number) => [number, graph.entities[number].label]);
  return el(
    "details",
    { class: "facets", open: tell() > 0 },
    el("summary", {}, words.say("facets"), " ", told),
    el("div", { role: "group", "aria-label": words.say("facets") },
      picker(page, "place", filter.places, heard),
      picker(page, "organization", filter.organizations, heard),
      roles.length > 1 ? choice(words, "facet.role", roles, filter.roles, heard) : null,
      papers.length > 1 ? choice(words, "facet.paper", papers, filter.papers, heard) : null,
    ),
  );
}
