const HUES = 8;
const REGIONS = ["prefecture", "province", "country"];

/** The ways in which the drawing can be coloured. */
export const COLOURINGS = ["kind", "community", "jurisdiction"];

/** The number of the place that an entity belongs to, as printed facts say, or null. */
function homeOf(graph, { number, kind }) {
  if (kind === "place") return number;
  const facts = graph.factsOf[number].filter((fact) => fact.start === number && fact.end !== null);
  const tie = facts.find(({ word }) => word === "jurisdiction") ?? facts.find(({ word }) => word === "location");
  if (tie) return tie.end;
  const parent = facts.find(({ word }) => ["parent", "organizer", "creator"].includes(word)) ?? mostAttested(facts);
  const next = parent ? graph.entities[parent.end] : null;
  if (next?.kind === "place") return next.number;
  return next?.kind === "organization" ? (graph.factsOf[next.number].find(({ start, word }) => start === next.number && word === "jurisdiction")?.end ?? null) : null;
}

function mostAttested(facts) {
  const posts = facts.filter(({ kind }) => kind === "tenure");
  return posts.sort((a, b) => (b.evidence?.length ?? 0) - (a.evidence?.length ?? 0) || a.number - b.number)[0];
}

/** The prefecture that a place is in, or is; the province or country where no prefecture is known; else itself. */
export function regionOf(graph, place) {
  const seen = new Set();
  for (let at = place; at !== undefined && at !== null && !seen.has(at); ) {
    if (REGIONS.includes(graph.entities[at].sub)) return at;
    seen.add(at);
    at = graph.factsOf[at].find(({ start, word }) => start === at && word === "container")?.end;
  }
  return place;
}

/** What group an entity is coloured by: a number, or null where nothing tells. */
function groupsBy(graph, by) {
  if (by === "community") return graph.entities.map(({ community }) => community);
  return graph.entities.map((entity) => {
    const home = homeOf(graph, entity);
    return home === null ? null : regionOf(graph, home);
  });
}

/**
 * The groups of a colouring (`by` community or jurisdiction): `hues` for each entity 1 to 8 for the largest groups, the
 * largest 1, and 0 for the others; `groups` those largest, each with its hue, the entity that names it, and its size.
 */
export function colouring(graph, by) {
  const groupOf = groupsBy(graph, by);
  const members = new Map();
  groupOf.forEach((group, number) => {
    if (group === null) return;
    if (!members.has(group)) members.set(group, []);
    members.get(group).push(number);
  });
  const largest = [...members].sort(([a, one], [b, other]) => other.length - one.length || a - b).slice(0, HUES);
  const hueOf = new Map(largest.map(([group], at) => [group, at + 1]));
  return {
    hues: groupOf.map((group) => hueOf.get(group) ?? 0),
    groups: largest.map(([group, numbers]) => ({ hue: hueOf.get(group), entity: graph.entities[by === "jurisdiction" ? group : numbers[0]], count: numbers.length })),
    others: groupOf.filter((group) => !hueOf.has(group)).length,
  };
}
