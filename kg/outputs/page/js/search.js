const PLAIN = /^[\u4e00-\u9fff]*$/;

/** Text as it is compared: compatibility forms folded (Ａ → A), lower case, no spaces or dots inside names. */
export function folded(text) {
  if (PLAIN.test(text)) return text;
  return text.normalize("NFKC").toLowerCase().replaceAll("ü", "v").replace(/[\s·•'’-]+/g, "");
}

/** The initials by which people type a syllable: its first letter, and zh, ch or sh. */
function initialsOf(reading) {
  if (reading.length < 2) return [];
  return /^[zcs]h/.test(reading) ? [reading.slice(0, 2), reading[0]] : [reading[0]];
}

/**
 * Whether `letters` spell the syllables from the first on: each by its whole reading, its initial, or, the last one, by any
 * beginning. Returns 2 for whole readings only, 1 for initials or a mixture, 0 for no.
 * `syllables` is a list of lists of readings, of which those before `from` are no part of the name.
 */
export function spells(letters, syllables, at = 0, from = 0) {
  if (letters === "") return at > from ? 2 : 0;
  if (at >= syllables.length) return 0;
  let best = 0;
  for (const reading of syllables[at]) {
    if (reading[0] !== letters[0]) continue;
    if (letters.startsWith(reading)) best = Math.max(best, spells(letters.slice(reading.length), syllables, at + 1, from));
    else if (reading.startsWith(letters)) best = Math.max(best, 1);
    for (const initial of initialsOf(reading)) {
      if (best < 1 && letters.startsWith(initial)) best = Math.min(1, spells(letters.slice(initial.length), syllables, at + 1, from));
    }
    if (best === 2) break;
  }
  return best;
}

function nameScore(query, { text }) {
  const at = text.indexOf(query);
  if (at === 0) return text.length === query.length ? 100 : 80;
  return at > 0 ? 60 : 0;
}

/** How well letters spell a name, or the end of one. */
function spelling(letters, syllables) {
  let best = 0;
  for (let from = 0; from < syllables.length && best < 50; from += 1) {
    const spelt = spells(letters, syllables, from, from);
    if (spelt) best = Math.max(best, (from ? 20 : 40) + 10 * (spelt - 1));
  }
  return best;
}

/** Finds entities by characters (simplified or traditional), pinyin and initials of any of their names and printed forms. */
export class Search {
  constructor(graph) {
    this.readings = new Map(Object.entries(graph.readings).map(([character, read]) => [character, read.split("/")]));
    this.simplified = new Map(Object.entries(graph.traditional));
    this.graph = graph;
    this.made = null;
  }

  /** What each entity is found by; made when first asked for. */
  get index() {
    this.made ??= this.indexOf(this.graph);
    return this.made;
  }

  indexOf(graph) {
    return graph.entities.map((entity) => ({
      number: entity.number,
      about: this.folded(entity.about ?? ""),
      names: [...new Set([entity.label, ...(entity.other ?? []), ...(entity.deictic ?? []), ...graph.formsOf(entity)])].map((name) => this.keyOf(name)),
    }));
  }

  /** Text as names are compared: traditional characters as simplified ones, too. */
  folded(text) {
    const plain = folded(text);
    if (!this.simplified.size) return plain;
    return plain.replace(/[\u3400-\u9fff\u{20000}-\u{3ffff}]/gu, (character) => this.simplified.get(character) ?? character);
  }

  keyOf(name) {
    return { text: this.folded(name), syllables: null };
  }

  /** How a name's characters are read; found when letters are first looked for. */
  syllablesOf(name) {
    name.syllables ??= [...name.text].map((character) => this.readings.get(character) ?? [character]);
    return name.syllables;
  }

  /** Numbers of the entities that match every word of the query, best first, then most telling first. */
  find(query, limit = Infinity) {
    const words = query.split(/\s+/).map((word) => this.folded(word)).filter(Boolean);
    if (!words.length) return [];
    const hits = [];
    for (const { number, about, names } of this.index) {
      const scores = words.map((word) => this.wordScore(word, names, about));
      if (scores.every(Boolean)) hits.push([Math.max(...scores), number]);
    }
    hits.sort(([scoreA, a], [scoreB, b]) => scoreB - scoreA || a - b);
    return hits.slice(0, limit).map(([, number]) => number);
  }

  wordScore(word, names, about) {
    const latin = /^[a-z]+$/.test(word);
    let best = 0;
    for (const [at, name] of names.entries()) {
      const score = nameScore(word, name) || (latin ? spelling(word, this.syllablesOf(name)) : 0);
      best = Math.max(best, score - (at ? 5 : 0));
    }
    return best || (about.includes(word) ? 10 : 0);
  }
}
