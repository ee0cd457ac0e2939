/** The objects of one of the page's tables, each a view of its row; a missing cell is null, `number` the row's place. */
function readTable({ fields, rows }) {
  class Thing {
    constructor(cells, number) {
      this.cells = cells;
      this.number = number;
    }
  }
  for (const [at, field] of fields.entries()) {
    Object.defineProperty(Thing.prototype, field, {
      get() {
        return this.cells[at] ?? null;
      },
    });
  }
  return rows.map((cells, number) => new Thing(cells, number));
}

const DATES = ["startDate", "partialDate", "notBefore", "notAfter"];

/** The whole graph: entities (most telling first), facts, articles and passages, each found by its number. */
export class Graph {
  constructor(tables) {
    this.title = tables.title;
    this.shapes = tables.shapes;
    this.shares = tables.shares;
    this.base = tables.base;
    this.readings = tables.readings;
    this.traditional = tables.traditional;
    this.forms = tables.forms;
    this.entities = readTable(tables.entities);
    this.facts = readTable(tables.facts);
    this.articles = readTable(tables.articles);
    this.passages = readTable(tables.passages);
    this.byId = new Map(this.entities.map((entity) => [entity.id, entity]));
    this.factsOf = this.entities.map(() => []);
    for (const fact of this.facts) {
      this.factsOf[fact.start].push(fact);
      if (fact.end !== null && fact.end !== fact.start) this.factsOf[fact.end].push(fact);
    }
    this.dates = new Map();
    this.articlesBy = this.articlesOf((article) => article.authors ?? []);
    this.articlesIn = this.articlesOf((article) => (article.newspaper === null ? [] : [article.newspaper]));
  }

  articlesOf(entitiesOf) {
    const found = new Map();
    for (const article of this.articles) {
      for (const entity of entitiesOf(article)) {
        if (!found.has(entity)) found.set(entity, []);
        found.get(entity).push(article);
      }
    }
    return found;
  }

  /** The entity at the other end of a fact; null where it ends in a value. */
  otherEnd(fact, number) {
    const other = fact.start === number ? fact.end : fact.start;
    return other === null ? null : this.entities[other];
  }

  /** Numbers of the entities that a fact joins to this one, most telling first. */
  neighbours(number) {
    const found = new Set();
    for (const fact of this.factsOf[number]) {
      const other = this.otherEnd(fact, number);
      if (other && other.number !== number) found.add(other.number);
    }
    return [...found].sort((a, b) => a - b);
  }

  /**
   * Numbers along a shortest way from one entity to another, both included; null where there is none. A way along facts
   * with sentences is preferred to one that needs structural ties, the more telling entity to the less.
   */
  path(from, to) {
    return this.pathAlong(from, to, (fact) => fact.kind !== "tie") ?? this.pathAlong(from, to, () => true);
  }

  pathAlong(from, to, usable) {
    const before = new Map([[from, null]]);
    let edge = [from];
    while (edge.length && !before.has(to)) {
      const next = [];
      for (const number of edge) {
        const others = this.factsOf[number].filter(usable).map((fact) => this.otherEnd(fact, number)?.number ?? number);
        for (const other of others.sort((a, b) => a - b)) {
          if (before.has(other)) continue;
          before.set(other, number);
          next.push(other);
        }
      }
      edge = next;
    }
    if (!before.has(to)) return null;
    const steps = [];
    for (let at = to; at !== null; at = before.get(at)) steps.unshift(at);
    return steps;
  }

  /** All facts between two entities. */
  between(one, other) {
    const [few, many] = this.factsOf[one].length < this.factsOf[other].length ? [one, other] : [other, one];
    return this.factsOf[few].filter(({ start, end }) => (start === few ? end : start) === many);
  }

  /** What tells an entity from others in a few words: what linking says, a person's best attested post, a date. */
  gistOf({ number, kind, about }) {
    if (about) return about;
    if (kind === "event") return this.dateOf(number);
    if (kind !== "person") return "";
    const posts = this.factsOf[number].filter((fact) => fact.kind === "tenure");
    const last = ({ details }) => details.attested?.at(-1) ?? "";
    const inBody = ({ end }) => Number(end !== null && this.entities[end].kind === "organization");
    const sentences = ({ evidence }) => evidence?.length ?? 0;
    const [post] = posts.sort((a, b) => sentences(b) - sentences(a) || inBody(b) - inBody(a) || last(b).localeCompare(last(a)) || a.number - b.number);
    return post?.details.post ?? "";
  }

  /** The best date of an event as text, "" where none is known. */
  dateOf(number) {
    if (!this.dates.has(number)) this.dates.set(number, this.bestDate(number));
    return this.dates.get(number);
  }

  bestDate(number) {
    const claims = this.factsOf[number].filter(
      ({ kind, start, word, details }) => kind === "claim" && start === number && DATES.includes(word) && !details?.rival,
    );
    claims.sort((a, b) => DATES.indexOf(a.word) - DATES.indexOf(b.word));
    return claims[0]?.details?.value ?? "";
  }

  /** The dates that a fact bears: of the event it belongs to, or on which a post is attested. */
  datesOf(fact) {
    if (fact.kind === "participation") return [this.dateOf(fact.end)].filter(Boolean);
    if (fact.kind === "tenure") return fact.details?.attested ?? [];
    const event = this.entities[fact.start].kind === "event" ? this.dateOf(fact.start) : "";
    return event ? [event] : [];
  }

  /** How a passage prints an entity: its forms, or `{ form, turns }` where only some of those that stand there are meant. */
  marksIn(passage, number) {
    const row = this.entities[number].mentions?.find(([at]) => at === passage) ?? [];
    return row.slice(1).map((form) => (Array.isArray(form) ? { form: this.forms[form[0]], turns: form.slice(1) } : this.forms[form]));
  }

  /** All forms by which an entity is printed, in the order of their numbers. */
  formsOf({ mentions }) {
    const found = new Set((mentions ?? []).flatMap((row) => row.slice(1).map((form) => (Array.isArray(form) ? form[0] : form))));
    return [...found].sort((a, b) => a - b).map((form) => this.forms[form]);
  }

  /** The IRI of an entity or a passage by its identifier. */
  iri(id) {
    return this.base + id;
  }
}
