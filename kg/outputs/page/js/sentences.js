import { el, icon } from "./elements.js";

/** The text cut where one of the forms stands, the longest first: a list of `{ text, form }`. */
export function segments(text, forms) {
  const wanted = [...new Set(forms)].filter(Boolean).sort((a, b) => b.length - a.length);
  if (!wanted.length) return [{ text, form: false }];
  const pattern = new RegExp(`(${wanted.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`);
  return text
    .split(pattern)
    .map((piece, at) => ({ text: piece, form: at % 2 === 1 }))
    .filter((piece) => piece.text);
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

/** A sentence as printed, the forms highlighted, with its source and a button that copies both. */
export function sentenceBlock({ graph, words }, { passage, copies }, forms) {
  const [headline, ...place] = sourceOf(graph, passage, words);
  const cite = el("button", { type: "button", class: "cite", title: words.say("cite"), "aria-label": words.say("cite") }, icon("cite"));
  cite.addEventListener("click", async () => {
    await navigator.clipboard?.writeText(`“${passage.text}” ${headline}，${place.join("，")}（${passage.id}）`);
    cite.textContent = "✓";
    cite.setAttribute("aria-label", words.say("cited"));
  });
  const folded = copies.map((copy) => sourceOf(graph, copy, words).join("，")).join("\n");
  return el(
    "figure",
    { class: "sentence" },
    el("blockquote", {}, segments(passage.text, forms).map(({ text, form }) => (form ? el("mark", {}, text) : text))),
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
export function sentenceList(page, numbers, formsOf) {
  const folds = foldReprints(page.graph, numbers);
  const blocks = folds.map((fold) => () => sentenceBlock(page, fold, formsOf(fold.passage.number)));
  if (!blocks.length) return [];
  const rest = blocks.slice(1);
  if (!rest.length) return [blocks[0]()];
  const more = el("details", { class: "more" }, el("summary", {}, page.words.say("more.sentences", { n: rest.length })));
  more.addEventListener("toggle", () => more.open && more.append(...rest.splice(0).map((make) => make())));
  return [blocks[0](), more];
}
