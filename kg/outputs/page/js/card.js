import { el, shapeIcon } from "./elements.js";
import { factWordFrom, ROLES } from "./factwords.js";
import { routeTo } from "./route.js";
import { foldReprints, sentenceBlock, sentenceList } from "./sentences.js";

const AT_ONCE = 25;

/** A link to an entity's card. */
export function entityLink({ graph }, { id, label, kind }) {
  return el("a", { href: routeTo(id), class: "entity" }, shapeIcon(kind, graph.shapes[kind]), el("bdi", {}, label));
}

/** Items made one after another, the first few at once and the rest behind a button that says how many. */
export function byAndBy(words, items, make, atOnce = AT_ONCE, tag = "div") {
  const list = el(tag, { class: "items" }, items.slice(0, atOnce).map(make));
  let at = atOnce;
  const more = el("button", { type: "button", class: "more" }, words.say("more", { n: items.length - at }));
  more.addEventListener("click", () => {
    const added = items.slice(at, at + 4 * atOnce).map(make);
    list.append(...added);
    at += 4 * atOnce;
    if (at >= items.length) {
      added[0].querySelector("a, button")?.focus();
      more.remove();
    } else more.textContent = words.say("more", { n: items.length - at });
  });
  return items.length > at ? [list, more] : [list];
}

function section({ words }, title, items, make) {
  if (!items.length) return null;
  const count = el("small", {}, items.length.toLocaleString("en-US"));
  return el("section", {}, el("h3", {}, words.say(title), " ", count), byAndBy(words, items, make));
}

/** What is marked in a fact's sentence: how it names both ends, and the printed verb or title. */
function marksOf({ graph }, fact) {
  const printed = [...(fact.details?.words ?? []), fact.kind === "tenure" ? fact.word : fact.details?.value];
  return (passage) => [fact.start, fact.end].filter((end) => end !== null).flatMap((end) => graph.marksIn(passage, end)).concat(printed.filter(Boolean));
}

/** One fact in a line as seen from entity `from`: word, other end, value, dates. */
function factLine(page, fact, from) {
  const { graph, words } = page;
  const other = graph.otherEnd(fact, from);
  const value = fact.details?.value;
  return el(
    "p",
    { class: fact.kind },
    el("b", { class: "word" }, factWordFrom(words, fact, from)),
    other ? entityLink(page, other) : null,
    value ? el("bdi", {}, VALUES.includes(fact.word) ? words.say(`value.${value}`) : value) : null,
    notesOf(page, fact).map((note) => el("span", { class: "note" }, note)),
  );
}

const VALUES = ["mode", "dateBasis"];

/** Facts that the same sentences say, above those sentences. */
function factGroup(page, facts, from) {
  const marks = facts.map((fact) => marksOf(page, fact));
  return el(
    "article",
    { class: "fact" },
    facts.map((fact) => factLine(page, fact, from)),
    sentenceList(page, facts[0].evidence ?? [], (passage) => marks.flatMap((marksIn) => marksIn(passage))),
  );
}

/** The facts, in order, put together where their evidence is the same. */
export function byEvidence(facts) {
  const groups = new Map();
  for (const fact of facts) {
    const key = String(fact.evidence ?? "");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(fact);
  }
  return [...groups.values()];
}

function factSection(page, title, facts, from) {
  if (!facts.length) return null;
  const count = el("small", {}, facts.length.toLocaleString("en-US"));
  const list = byAndBy(page.words, byEvidence(facts), (group) => factGroup(page, group, from));
  return el("section", {}, el("h3", {}, page.words.say(title), " ", count), list);
}

function notesOf(page, fact) {
  const { graph, words } = page;
  const { attested, started, ended, position, acting, behalf, rival } = fact.details ?? {};
  const date = fact.kind === "participation" ? graph.dateOf(fact.end) || words.say("undated") : null;
  return [
    date,
    started && words.say("started", { date: started }),
    ended && words.say("ended", { date: ended }),
    attested && words.say("attested", { dates: spanOf(attested) }),
    position && words.say("position", { n: position }),
    acting && `${words.say("acting.as")} ${acting.map((at) => graph.facts[at].word).join("、")}`,
    behalf !== undefined && behalf !== null && [`${words.say("on.behalf")} `, entityLink(page, graph.entities[behalf])],
    rival && words.say("rival"),
  ].filter(Boolean);
}

/** The first and the last of some dates. */
function spanOf(dates) {
  return dates.length > 1 ? `${dates[0]} – ${dates.at(-1)}` : (dates[0] ?? "");
}

/** Somebody's posts over time, the first first: from when to when each is attested, or was held where the text says so. */
function career({ words }, posts) {
  const rows = new Map();
  for (const { details } of posts) {
    const { post, started, ended, attested } = details;
    const dates = [...(attested ?? []), started, ended].filter(Boolean).concat(rows.get(post) ?? []).sort();
    if (dates.length) rows.set(post, dates);
  }
  if (rows.size < 2) return null;
  const sorted = [...rows].sort(([, a], [, b]) => a[0].localeCompare(b[0]) || a.at(-1).localeCompare(b.at(-1)));
  const row = ([post, dates]) => el("li", {}, el("span", { class: "note" }, spanOf([...new Set(dates)])), el("bdi", {}, post));
  return el("section", {}, el("h3", {}, words.say("career"), " ", el("small", {}, words.say("career.dates"))), el("ol", { class: "career" }, sorted.map(row)));
}

function latestFirst(graph) {
  return (a, b) => (graph.datesOf(b)[0] ?? "").localeCompare(graph.datesOf(a)[0] ?? "") || a.number - b.number;
}

function byRole(a, b) {
  return ROLES.indexOf(a.word) - ROLES.indexOf(b.word) || (a.details?.position ?? 1e6) - (b.details?.position ?? 1e6) || a.start - b.start;
}

const CLAIM_ORDER = ["startDate", "endDate", "partialDate", "notBefore", "notAfter", "partOfDay", "location", "organizer", "mode", "conveys", "agendaItem", "outcome", "groupParticipant"];

function byPredicate(a, b) {
  const rank = ({ word }) => (CLAIM_ORDER.indexOf(word) + 1 || CLAIM_ORDER.length + 1);
  return rank(a) - rank(b) || a.number - b.number;
}

function heading(page, entity) {
  const { kind, sub, label } = entity;
  const about = kind === "event" ? entity.about : page.graph.gistOf(entity);
  const kindWord = [page.words.say(`kind.${kind}`), sub ? page.words.say(`sub.${sub}`) : ""].filter(Boolean).join(" · ");
  return [
    el("p", { class: "kind" }, shapeIcon(kind, page.graph.shapes[kind]), kindWord),
    el("h2", {}, el("bdi", {}, label)),
    about ? el("p", { class: "about" }, el("bdi", {}, about)) : null,
  ];
}

function namesAndDetails({ words }, entity) {
  const row = (name, values) => (values.length ? [el("dt", {}, name), el("dd", {}, values.map((value) => el("bdi", {}, value)))] : null);
  const details = Object.entries(entity.details ?? {}).filter(([key, value]) => key !== "reported" && !(key === "full" && value === entity.label));
  return el(
    "dl",
    {},
    row(words.say("names.other"), entity.other ?? []),
    row(words.say("names.deictic"), entity.deictic ?? []),
    details.map(([key, value]) => (value === true ? el("dt", { class: "flag" }, words.say(`detail.${key}`)) : row(words.say(`detail.${key}`), [value]))),
  );
}

/** The card of an entity: names, posts, events by date, other relations, articles, and every sentence that names it. */
export function entityCard(page, entity) {
  const { graph } = page;
  const { number, kind } = entity;
  const facts = graph.factsOf[number];
  const factsUnder = (title, chosen) => factSection(page, title, chosen, number);
  const of = (wanted) => facts.filter((fact) => fact.kind === wanted);
  const isEvent = kind === "event";
  const claims = of("claim").sort(byPredicate);
  const mentions = entity.mentions ?? [];
  return [
    ...heading(page, entity),
    namesAndDetails(page, entity),
    actions(page, number),
    kind === "person" ? career(page, of("tenure")) : null,
    isEvent ? factsUnder("about", claims.filter((fact) => fact.start === number)) : null,
    factsUnder(kind === "person" ? "posts" : "holders", of("tenure").sort(latestFirst(graph))),
    factsUnder(isEvent ? "participants" : "events", of("participation").sort(isEvent ? byRole : latestFirst(graph))),
    factsUnder("relations", [...claims.filter((fact) => !isEvent || fact.end === number), ...of("tie")]),
    section(page, "articles.by", graph.articlesBy.get(number) ?? [], (article) => articleItem(page, article)),
    section(page, "articles.in", graph.articlesIn.get(number) ?? [], (article) => articleItem(page, article)),
    mentions.length ? section(page, "sentences", mentionFolds(page, number), (make) => make()) : null,
  ];
}

function mentionFolds(page, number) {
  const { graph } = page;
  const passages = graph.entities[number].mentions.map(([passage]) => passage);
  return foldReprints(graph, passages).map((fold) => () => sentenceBlock(page, fold, graph.marksIn(fold.passage.number, number)));
}

function articleItem({ graph, words }, article) {
  const paper = article.newspaper === null ? article.file : graph.entities[article.newspaper].label;
  return el(
    "p",
    { class: "article" },
    el("bdi", {}, article.headline ?? words.say("no.headline")),
    el("span", { class: "note" }, [paper, article.pagination, article.date].filter(Boolean).join(" · ")),
  );
}

function actions(page, number) {
  const { words } = page;
  const left = page.hidden(number);
  const { kind } = page.graph.entities[number];
  return el(
    "p",
    { class: "actions" },
    el("button", { type: "button", class: "primary", disabled: !left, on: { click: () => page.expand(number) } }, left ? words.say("expand", { n: left }) : words.say("expand.done")),
    el("button", { type: "button", on: { click: () => page.centre(number) } }, words.say("center")),
    el("button", { type: "button", on: { click: () => page.startPath(number) } }, words.say("path")),
    kind === "place" || kind === "organization" ? el("button", { type: "button", on: { click: () => page.narrowTo(number) } }, words.say("narrow")) : null,
  );
}

/** The card of a line: every fact between two entities. */
export function pairCard(page, one, other) {
  return [
    el("p", { class: "kind" }, page.words.say("facts.between")),
    el("h2", { class: "pair" }, entityLink(page, one), el("span", { "aria-hidden": "true" }, "—"), entityLink(page, other)),
    byEvidence(page.graph.between(one.number, other.number)).map((facts) => factGroup(page, facts, facts[0].start)),
  ];
}

/** The card of a shortest way between two: each step with its facts; `steps` are numbers, null where there is no way. */
export function pathCard(page, one, other, steps) {
  const { graph, words } = page;
  const pairs = (steps ?? []).slice(1).map((number, at) => [graph.entities[steps[at]], graph.entities[number]]);
  return [
    el("p", { class: "kind" }, words.say("path.title"), steps ? ` · ${words.say("path.steps", { n: pairs.length })}` : ""),
    el("h2", { class: "pair" }, entityLink(page, one), el("span", { "aria-hidden": "true" }, "→"), entityLink(page, other)),
    steps ? null : el("p", {}, words.say("path.none")),
    pairs.map(([from, to]) =>
      el(
        "section",
        {},
        el("h3", {}, entityLink(page, from), " — ", entityLink(page, to)),
        byAndBy(words, byEvidence(graph.between(from.number, to.number)), (facts) => factGroup(page, facts, facts[0].start), 3),
      ),
    ),
  ];
}

/** What is in the graph and where to begin, shown while nothing is chosen. */
export function welcomeCard(page) {
  const { graph, words } = page;
  const dates = graph.articles.map((article) => article.date).filter(Boolean).sort();
  const top = (kind) => graph.entities.filter((entity) => entity.kind === kind && entity.importance).slice(0, 8);
  const said = graph.facts.filter((fact) => fact.kind !== "tie").length;
  if (!graph.entities.length) return [el("h2", {}, words.say("welcome.empty")), el("p", {}, words.say("welcome.empty.why"))];
  return [
    el("h2", {}, words.say("welcome")),
    el("p", {}, words.say("welcome.how")),
    howToFind(page),
    el(
      "p",
      { class: "about" },
      words.say("welcome.counts", { articles: graph.articles.length, sentences: graph.passages.length, facts: said }),
      dates.length ? el("br") : null,
      dates.length ? words.say("welcome.dates", { from: dates[0], to: dates.at(-1) }) : null,
    ),
    ["person", "event", "organization"].map((kind) =>
      top(kind).length ? el("section", {}, el("h3", {}, words.say(`top.${kind}`)), el("ol", { class: "top" }, top(kind).map((entity) => topItem(page, entity)))) : null,
    ),
  ];
}

/** How a name is found by letters, with the first telling person whose name can be read in one way only. */
function howToFind({ graph, words, finder }) {
  const syllables = ({ label }) => [...label].map((character) => graph.readings[character] ?? "/");
  const person = graph.entities.slice(0, 200).find((each) => each.kind === "person" && syllables(each).every((read) => !read.includes("/")));
  if (!person) return null;
  const read = syllables(person);
  const attempt = (letters) => el("button", { type: "button", class: "try", on: { click: () => finder.fill(letters) } }, letters);
  return el("p", {}, words.say("welcome.find", { name: person.label }), " ", attempt(read.map(([initial]) => initial).join("")), " ", attempt(read.join("")));
}

function topItem(page, entity) {
  const note = page.graph.gistOf(entity);
  return el("li", {}, entityLink(page, entity), note ? el("bdi", { class: "note" }, note) : null);
}
