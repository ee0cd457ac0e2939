import { el } from "./elements.js";

/** Where a mark stands in the text: everywhere for a form, at certain turns (0 the first) for `{ form, turns }`. */
function spansOf(text, mark) {
  const { form, turns } = typeof mark === "string" ? { form: mark } : mark;
  const spans = [];
  for (let at = form ? text.indexOf(form) : -1; at >= 0; at = text.indexOf(form, at + 1)) spans.push([at, at + form.length]);
  return turns ? spans.filter((_, turn) => turns.includes(turn)) : spans;
}

/** The text cut where one of the marks stands, the longest first: a list of `{ text, form }`. */
export function segments(text, marks) {
  const taken = [];
  const spans = marks.flatMap((mark) => spansOf(text, mark)).sort(([a, b], [c, d]) => d - c - (b - a) || a - c);
  for (const [start, end] of spans) {
    if (taken.every(([from, to]) => end <= from || to <= start)) taken.push([start, end]);
  }
  const pieces = [];
  let at = 0;
  for (const [start, end] of taken.sort(([a], [b]) => a - b)) {
    pieces.push({ text: text.slice(at, start), form: false }, { text: text.slice(start, end), form: true });
    at = end;
  }
  return [...pieces, { text: text.slice(at), form: false }].filter((piece) => piece.text);
}

/** Passages with the same text in reprints of one article, folded: `{ passage, copies }` in order. */
export function foldReprints(graph, numbers) {
  const folds = new Map();
  for (const number of numbers) {
    const passage = graph.passages[number];
    const article = graph.articles[passage.article];
    const key = `${article.original} ${passage.text}`;
    const fold = folds.get(key);
    if (!fold) folds.set(key, { passage, copies: [] });
    else if (article.original === article.number) folds.set(key, { passage, copies: [...fold.copies, fold.passage] });
    else fold.copies.push(passage);
  }
  return [...folds.values()];
}

/** Where a passage stands in print: 《headline》, paper, page, date. */
export function sourceOf(graph, passage, words) {
  const article = graph.articles[passage.article];
  const paper = article.newspaper === null ? article.file : graph.entities[article.newspaper].label;
  const headline = article.headline ? `《${article.headline}》` : words.say("no.headline");
  return [headline, [paper, article.pagination].filter(Boolean).join(" "), article.date ?? ""].filter(Boolean);
}

/** An ISO date as it is written in a language: 2031年6月18日, 18 June 2031; less than a full date as it is. */
export function dateInWords(date, language) {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return date;
  const [year, month, day] = date.split("-").map(Number);
  if (language === "zh") return `${year}年${month}月${day}日`;
  return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** A sentence as a footnote cites it: “…”（甲、乙：《headline》，《paper》2031年6月18日，A1版。IRI）. */
export function citation(graph, passage, { language }) {
  const article = graph.articles[passage.article];
  const zh = language === "zh";
  const authors = (article.authors ?? []).map((number) => graph.entities[number].label).join(zh ? "、" : ", ");
  const paper = article.newspaper === null ? `${article.file ?? ""}${zh ? "，" : ""}` : `《${graph.entities[article.newspaper].label}》`;
  const date = article.date ? dateInWords(article.date, language) : "";
  const page = article.pagination ? (zh ? `${article.pagination.replace(/版$/, "")}版` : `p. ${article.pagination.replace(/版$/, "")}`) : "";
  const headline = article.headline ? `《${article.headline}》` : "";
  const iri = graph.iri(passage.id);
  if (zh) return `“${passage.text}”（${authors && `${authors}：`}${[headline, paper + date, page].filter(Boolean).join("，")}。${iri}）`;
  return `“${passage.text}” (${[authors, headline, paper, date, page].filter(Boolean).join(", ")}. ${iri})`;
}

/** Whether the text could be put on the clipboard; a sandboxed frame may not use the newer way. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = document.activeElement;
    const box = el("textarea", { class: "unseen" }, text);
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    focused?.focus();
    return done;
  }
}

/** A sentence as printed, the marks highlighted, with its source and a button that copies both. */
export function sentenceBlock({ graph, words }, { passage, copies }, marks) {
  const [headline, ...place] = sourceOf(graph, passage, words);
  const cite = el("button", { type: "button", class: "cite", title: words.say("cite.hint") }, words.say("cite"));
  cite.addEventListener("click", async () => {
    if (await copied(citation(graph, passage, words))) cite.replaceChildren("✓ ", words.say("cited"));
  });
  const folded = copies.map((copy) => sourceOf(graph, copy, words).join("，")).join("\n");
  return el(
    "figure",
    { class: "sentence" },
    el("blockquote", {}, segments(passage.text, marks).map(({ text, form }) => (form ? el("mark", {}, text) : text))),
    el(
      "figcaption",
      { title: graph.articles[passage.article].file },
      el("bdi", { class: "source" }, headline),
      el("bdi", {}, place.join(" · ")),
      copies.length ? el("span", { title: folded }, words.say("reprints", { n: copies.length })) : null,
      cite,
    ),
  );
}

/** The first sentence in the open, the others folded below it. */
export function sentenceList(page, numbers, marksOf) {
  const folds = foldReprints(page.graph, numbers);
  const blocks = folds.map((fold) => () => sentenceBlock(page, fold, marksOf(fold.passage.number)));
  if (!blocks.length) return [];
  const rest = blocks.slice(1);
  if (!rest.length) return [blocks[0]()];
  const more = el("details", { class: "more" }, el("summary", {}, page.words.say("more.sentences", { n: rest.length })));
  more.addEventListener("toggle", () => more.open && more.append(...rest.splice(0).map((make) => make())));
  return [blocks[0](), more];
}
