const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escaped = (text) =>
  String(text ?? "").replace(NOT_XML, "\ufffd").replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A cell of a CSV file; one that a spreadsheet would take for a formula begins with an apostrophe. */
function cell(value) {
  const text = String(value ?? "");
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The facts that join two of `numbers`, or that say a value of one of them, as far as `shows` lets them through. */
export function factsAmong(graph, numbers, shows) {
  const chosen = new Set(numbers);
  return graph.facts.filter((fact) => chosen.has(fact.start) && (fact.end === null || chosen.has(fact.end)) && shows(fact));
}

/** The sentences that say a fact, each with where it is printed. */
function sources(graph, fact) {
  return (fact.evidence ?? []).map((number) => {
    const passage = graph.passages[number];
    const article = graph.articles[passage.article];
    return {
      sentence: passage.text,
      headline: article.headline,
      newspaper: article.newspaper === null ? null : graph.entities[article.newspaper].label,
      file: article.file,
      page: article.pagination,
      published: article.date,
      iri: graph.iri(passage.id),
    };
  });
}

/** What a fact says, apart from its ends: relation, word, value, dates and the rest of what is known. */
function statement(graph, fact) {
  const { value, words, acting: _acting, behalf, ...details } = fact.details ?? {};
  return {
    relation: fact.kind,
    word: fact.word,
    ...(value === undefined ? {} : { value }),
    dates: graph.datesOf(fact),
    ...(words ? { printed: words } : {}),
    ...(behalf === undefined ? {} : { onBehalfOf: graph.entities[behalf].id }),
    ...details,
  };
}

const COLUMNS = ["source", "source_kind", "source_iri", "relation", "word", "target", "target_kind", "target_iri", "dates", "sentence", "headline", "newspaper", "file", "page", "published", "passage_iri"];

/** The facts as CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8: a row for each sentence of each fact. */
export function toCsv(graph, facts) {
  const rows = facts.flatMap((fact) => {
    const [start, end] = [graph.entities[fact.start], fact.end === null ? null : graph.entities[fact.end]];
    const said = [
      start.label, start.kind, graph.iri(start.id), fact.kind, fact.word,
      end ? end.label : fact.details?.value, end?.kind, end && graph.iri(end.id), graph.datesOf(fact).join(" "),
    ];
    const found = sources(graph, fact);
    return (found.length ? found : [{}]).map((from) => [...said, from.sentence, from.headline, from.newspaper, from.file, from.page, from.published, from.iri]);
  });
  return `\ufeff${[COLUMNS, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Entities and facts as JSON, in the node-link form that networkx reads (`links`); values said of an entity are its `claims`. */
export function toJson(graph, numbers, facts) {
  const full = (fact) => ({ ...statement(graph, fact), evidence: sources(graph, fact) });
  const claims = new Map();
  for (const fact of facts.filter(({ end }) => end === null)) {
    claims.set(fact.start, [...(claims.get(fact.start) ?? []), full(fact)]);
  }
  const nodes = numbers.map((number) => {
    const { id, kind, sub, label, about, other, deictic, details } = graph.entities[number];
    return { id, iri: graph.iri(id), kind, sub, label, about, otherNames: other ?? [], shortForms: deictic ?? [], ...details, claims: claims.get(number) ?? [] };
  });
  const links = facts
    .filter(({ end }) => end !== null)
    .map((fact) => ({ source: graph.entities[fact.start].id, target: graph.entities[fact.end].id, key: fact.number, ...full(fact) }));
  return `${JSON.stringify({ directed: true, multigraph: true, graph: { title: graph.title }, nodes, links }, null, 1)}\n`;
}

const attributes = (kind, names) =>
  `<attributes class="${kind}">${names.map((name, at) => `<attribute id="${at}" title="${name}" type="string"/>`).join("")}</attributes>`;

const values = (list) =>
  `<attvalues>${list.map((value, at) => (value ? `<attvalue for="${at}" value="${escaped(value)}"/>` : "")).join("")}</attvalues>`;

/** Entities and facts between them as GEXF 1.3 for Gephi, standing where `placeOf` (a function of their number) says. */
export function toGexf(graph, numbers, facts, placeOf = () => null) {
  const node = (number) => {
    const { id, kind, sub, label, about, other } = graph.entities[number];
    const place = placeOf(number);
    const position = place ? `<viz:position x="${place.x}" y="${-place.y}" z="0"/>` : "";
    return `<node id="${escaped(id)}" label="${escaped(label)}">${values([kind, sub, about, (other ?? []).join("; "), graph.iri(id)])}${position}</node>`;
  };
  const edge = (fact) => {
    const from = sources(graph, fact);
    const told = [fact.kind, graph.datesOf(fact).join(" "), from.map(({ sentence }) => sentence).join("\n"), from.map(({ iri }) => iri).join(" ")];
    return `<edge id="${fact.number}" source="${escaped(graph.entities[fact.start].id)}" target="${escaped(graph.entities[fact.end].id)}" label="${escaped(fact.word)}">${values(told)}</edge>`;
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta><creator>newskg</creator><description>${escaped(graph.title)}</description></meta>`,
    '<graph defaultedgetype="directed">',
    attributes("node", ["kind", "subkind", "about", "other names", "iri"]),
    attributes("edge", ["relation", "dates", "sentences", "passages"]),
    "<nodes>", ...numbers.map(node), "</nodes>",
    "<edges>", ...facts.filter(({ end }) => end !== null).map(edge), "</edges>",
    "</graph>", "</gexf>", "",
  ].join("\n");
}
