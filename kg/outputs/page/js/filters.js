/**
 * What the reader leaves out and what they look for: `kinds` and `relations` are hidden; of `places`, `organizations` and
 * `papers` (numbers of entities) and `roles` only what has to do with them is shown, all where empty; `from` and `to`
 * are ISO dates, "" for open.
 */
export function emptyFilter() {
  return {
    kinds: new Set(), relations: new Set(), places: new Set(), organizations: new Set(), papers: new Set(), roles: new Set(), from: "", to: "",
  };
}

/** Whether a filter leaves anything out. */
export function isFiltered(filter) {
  return Object.values(filter).some((part) => (typeof part === "string" ? part : part.size));
}

const isTie = (fact) => fact.kind === "tie";

/** An entity's number with those of all within it: places in a place, bodies of a place or a body, and so on. */
export function within(graph, numbers) {
  const found = new Set(numbers);
  for (const number of found) {
    for (const fact of graph.factsOf[number]) if (isTie(fact) && fact.end === number) found.add(fact.start);
  }
  return found;
}

/** What has to do with places or bodies: what is within them, events held there or by them, and whoever a fact joins to these. */
export function concerned(graph, numbers) {
  const core = within(graph, numbers);
  for (const number of [...core]) {
    for (const { word, start, end } of graph.factsOf[number]) {
      if (end === number && (word === "location" || word === "organizer")) core.add(start);
    }
  }
  const found = new Set(core);
  for (const number of core) {
    for (const fact of graph.factsOf[number]) {
      const other = isTie(fact) ? null : graph.otherEnd(fact, number);
      if (other) found.add(other.number);
    }
  }
  return found;
}

/** The filter's tests of facts: `shows` whether a fact is drawn, `tells` whether it is one that the reader looks for. */
function factTests(graph, { relations, papers, roles, from, to }) {
  const bounded = Boolean(from || to);
  const inTime = (date) => (!from || date >= from.slice(0, date.length)) && (!to || date <= to.slice(0, date.length));
  const isPrinted = (passage) => papers.has(graph.articles[graph.passages[passage].article].newspaper);
  const inPaper = ({ evidence }) => !papers.size || (evidence ?? []).some(isPrinted);
  const inRole = ({ kind, word }) => !roles.size || (kind === "participation" && roles.has(word));
  const dated = (fact) => !bounded || graph.datesOf(fact).some(inTime);
  return {
    inTime,
    isPrinted,
    tells: (fact) => inRole(fact) && inPaper(fact) && dated(fact),
    shows: (fact) =>
      !relations.has(fact.kind) &&
      (fact.kind !== "participation" || inRole(fact)) &&
      (isTie(fact) || inPaper(fact)) &&
      (!bounded || !graph.datesOf(fact).length || dated(fact)),
  };
}

/**
 * The two tests that the drawing applies: of an entity and of a fact. An entity must have a fact that the reader looks
 * for; within a range of dates an event must have its own date in it.
 */
export function filterTests(graph, filter) {
  const { kinds, places, organizations, papers, roles, from, to } = filter;
  const bounded = Boolean(from || to);
  const { shows, tells, inTime, isPrinted } = factTests(graph, filter);
  const parts = [places, organizations].filter((chosen) => chosen.size).map((chosen) => concerned(graph, chosen));
  const isNamed = ({ number, mentions }) =>
    papers.size > 0 && !roles.size && !bounded && (papers.has(number) || (mentions ?? []).some(([passage]) => isPrinted(passage)));
  const isSought = (entity) => {
    if (entity.kind === "event" && bounded && !inTime(graph.dateOf(entity.number) || "-")) return false;
    return isNamed(entity) || graph.factsOf[entity.number].some(tells);
  };
  const narrowed = papers.size > 0 || roles.size > 0 || bounded;
  return {
    entity: (entity) =>
      !kinds.has(entity.kind) && parts.every((part) => part.has(entity.number)) && (!narrowed || isSought(entity)),
    fact: shows,
  };
}

const LISTS = { hide: "kinds", without: "relations", role: "roles" };
const ENTITIES = { place: "places", organization: "organizations", paper: "papers" };

/** The filter as the part of the address after "?", "" where nothing is filtered. */
export function filterQuery(graph, filter) {
  const lists = Object.entries(LISTS).map(([key, name]) => [key, [...filter[name]].join(",")]);
  const entities = Object.entries(ENTITIES).map(([key, name]) => [key, [...filter[name]].map((number) => graph.entities[number].id).join(",")]);
  const dates = ["from", "to"].map((key) => [key, filter[key]]);
  const parts = [...lists, ...entities, ...dates].filter(([, value]) => value);
  return parts.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
}

/** The filter that an address asks for; what the graph does not have is left out. */
export function readFilter(graph, query) {
  const filter = emptyFilter();
  const asked = new URLSearchParams(query);
  const listed = (key) => (asked.get(key) ?? "").split(",").filter(Boolean);
  for (const [key, name] of Object.entries(LISTS)) filter[name] = new Set(listed(key));
  for (const [key, name] of Object.entries(ENTITIES)) {
    filter[name] = new Set(listed(key).map((id) => graph.byId.get(id)?.number).filter((number) => number !== undefined));
  }
  for (const key of ["from", "to"]) if (/^\d{4}-\d\d-\d\d$/.test(asked.get(key) ?? "")) filter[key] = asked.get(key);
  return filter;
}
