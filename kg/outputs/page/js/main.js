import { entityCard, pairCard, pathCard, welcomeCard } from "./card.js";
import { closeTakeAlong, save, takeAlong } from "./download.js";
import { Drawing } from "./drawing.js";
import { el, icon } from "./elements.js";
import { emptyFilter, filterQuery, filterTests, isFiltered, readFilter } from "./filters.js";
import { Finder } from "./finder.js";
import { Graph } from "./graph.js";
import { legend } from "./legend.js";
import { queryOf, readRoute, routeTo, routeToPath } from "./route.js";
import { Search } from "./search.js";
import { remember, remembered } from "./settings.js";
import { isTable, overview } from "./tables.js";
import { canUnpack, unpacked } from "./unpack.js";
import { emptyView, readView, viewQuery } from "./view.js";
import { Words } from "./words.js";

const STEP = 100;
const EXPANDED_AT_ONCE = 40;
const COMPANY = 8;

const byId = (id) => document.getElementById(id);
const jsonOf = (id) => JSON.parse(byId(id).textContent);

/** The page: one graph, one drawing, and the parts around it, which are made anew when the language changes. */
class Page {
  constructor(tables, language) {
    this.graph = new Graph(tables);
    this.view = { ...emptyView(), language };
    this.words = new Words(jsonOf("words"), language);
    this.search = new Search(this.graph);
    this.filter = emptyFilter();
    this.pathFrom = null;
    this.drawing = new Drawing(byId("drawing"), this.graph, jsonOf("first-view"), jsonOf("options"), {
      entity: (number) => this.go(this.graph.entities[number].id),
      pair: (a, b) => this.go(this.graph.entities[a].id, this.graph.entities[b].id),
      nothing: () => this.go(),
      expand: (number) => this.expand(number),
      moved: (at) => this.noteView({ at }),
      told: (number) => this.tell(number),
      covering: () => ["legend", "zoom", "status"].map(byId),
    });
    this.speak();
    this.drawing.fit(false);
    this.follow();
    addEventListener("hashchange", () => this.follow());
    addEventListener("keydown", (event) => this.press(event));
    addEventListener("click", (event) => this.followLink(event));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.drawing.recolour());
    byId("overview").addEventListener("cancel", (event) => {
      event.preventDefault();
      this.closeOverview();
    });
    document.documentElement.dataset.ready = "true";
  }

  /** Puts the interface's words in place. */
  speak() {
    const { words } = this;
    document.documentElement.lang = words.language;
    this.drawing.words = words;
    this.finder = new Finder(byId("finder"), { ...this, words, choose: (number) => this.choose(number) });
    byId("drawing").setAttribute("aria-label", words.say("canvas"));
    byId("card").setAttribute("aria-label", words.say("card"));
    this.showLegend();
    byId("tools").replaceChildren(
      takeAlong(this),
      el("a", { href: "#/people", class: "button" }, words.say("overview")),
      el("button", { type: "button", id: "language", title: words.say("switch"), on: { click: () => this.switchLanguage() } }, words.say("language")),
    );
    const tool = (key, picture, action) => el("button", { type: "button", title: words.say(key), "aria-label": words.say(key), on: { click: action } }, icon(picture));
    byId("zoom").replaceChildren(
      tool("zoom.in", "plus", () => this.drawing.zoom(1.4)),
      tool("zoom.out", "minus", () => this.drawing.zoom(1 / 1.4)),
      tool("fit", "frame", () => this.drawing.fit()),
      tool("picture", "picture", () => this.savePicture()),
    );
    this.tellStatus();
  }

  showLegend() {
    this.legendOpen = byId("legend").querySelector("details")?.open;
    byId("legend").replaceChildren(legend(this, this.filter, () => this.refilter(), (by) => this.colourBy(by)));
  }

  colourBy(by) {
    this.colour(by);
    this.noteView({ colour: by });
    byId("legend").querySelector(".colours select").focus();
  }

  colour(by) {
    this.drawing.colourBy(by);
    document.body.dataset.colours = by;
    this.showLegend();
  }

  switchLanguage() {
    this.speakIn(this.words.language === "zh" ? "en" : "zh");
    this.noteView({ language: this.words.language });
    this.follow();
    byId("language").focus();
  }

  speakIn(language) {
    this.words = new Words(this.words.dictionary, language);
    remember("language", language);
    this.speak();
  }

  tellStatus() {
    const { words, graph } = this;
    const { shown, hidden } = this.drawing.counts();
    const all = graph.entities.length;
    const left = Math.min(STEP, all - shown);
    const focused = byId("status").contains(document.activeElement);
    byId("status").replaceChildren(
      el("span", {}, words.say(left ? "drawn" : "drawn.all", { shown, all })),
      hidden ? el("span", {}, words.say("drawn.hidden", { n: hidden })) : "",
      isFiltered(this.filter) ? el("button", { type: "button", on: { click: () => this.clearFilter() } }, words.say("filter.clear")) : "",
      left ? el("button", { type: "button", on: { click: () => this.drawMore() } }, words.say("drawn.more", { n: left })) : "",
    );
    if (focused) (byId("status").querySelector("button") ?? byId("drawing")).focus();
  }

  /** Says to a screen reader where the arrow keys have come. */
  tell(number) {
    const entity = this.graph.entities[number];
    byId("told").textContent = [entity.label, this.words.say(`kind.${entity.kind}`), this.graph.gistOf(entity)].filter(Boolean).join(" · ");
  }

  drawMore() {
    this.grow("more");
    this.drawing.fit();
    this.noteView({ at: null });
  }

  /** Draws more, as an item of a view's `grown` says, and keeps it in the view. */
  grow(item) {
    const entity = this.graph.byId.get(item.replace(/\*$/, ""));
    if (item === "more") this.draw(this.waiting(this.graph.entities.map(({ number }) => number)).slice(0, STEP));
    else if (entity && item.endsWith("*")) this.draw(this.waiting(this.graph.neighbours(entity.number)).slice(0, EXPANDED_AT_ONCE));
    else if (entity) this.draw([entity.number, ...this.companyOf(entity.number)]);
    this.view.grown = [...this.view.grown, item];
  }

  waiting(numbers) {
    return numbers.filter((number) => !this.drawing.isDrawn(number));
  }

  /** A few neighbours to come with an entity that knows nobody drawn. */
  companyOf(number) {
    const neighbours = this.graph.neighbours(number);
    return neighbours.some((other) => this.drawing.isDrawn(other)) ? [] : neighbours.slice(0, COMPANY);
  }

  draw(numbers) {
    this.drawing.add(numbers);
    this.tellStatus();
  }

  clearFilter() {
    this.filter = emptyFilter();
    this.showLegend();
    this.refilter();
  }

  refilter() {
    this.drawing.setFilter(filterTests(this.graph, this.filter));
    this.tellStatus();
    this.noteView();
  }

  /** A link within the page; a frame made from text, as in a notebook, would take it for one of the page around it. */
  followLink(event) {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.hash = link.getAttribute("href");
  }

  /** Keeps the filter and the rest of the view in the address, so that it can be sent to others; `changes` are to the view. */
  noteView(changes = {}) {
    Object.assign(this.view, changes);
    const query = [filterQuery(this.graph, this.filter), viewQuery(this.view, Boolean(readRoute(location.hash).table))].filter(Boolean).join("&");
    const [address] = location.hash.split("?");
    const wanted = query ? `${address || "#"}?${query}` : address;
    if (wanted === location.hash) return;
    try {
      history.replaceState(null, "", wanted || "#");
    } catch {
      // A frame without an address of its own keeps the view as long as the page.
    }
  }

  /** Takes the view from the address where it has one; else the address is given the view, but for what belongs to one place. */
  followView() {
    const query = queryOf(location.hash);
    const asked = readView(query ?? "");
    Object.assign(this.view, { sort: asked.sort, rows: asked.rows, at: asked.at });
    if (query !== null) {
      if (asked.language && asked.language !== this.words.language) this.speakIn(asked.language);
      this.view.language = this.words.language;
      if (asked.colour !== this.drawing.colouredBy) this.colour(asked.colour);
      this.view.colour = asked.colour;
      this.regrow(asked.grown);
      const filter = readFilter(this.graph, query);
      if (filterQuery(this.graph, filter) !== filterQuery(this.graph, this.filter)) {
        this.filter = filter;
        this.showLegend();
        this.refilter();
      }
    }
    this.noteView();
  }

  /** Draws what a view has drawn and this one has not yet. */
  regrow(items) {
    const apart = items.findIndex((item, at) => item !== this.view.grown[at]);
    if (apart < 0) return;
    for (const item of items.slice(apart)) this.grow(item);
    this.drawing.fit(false);
  }

  /** Shows only what has to do with a place or an organisation. */
  narrowTo(number) {
    const { kind } = this.graph.entities[number];
    this.filter[kind === "place" ? "places" : "organizations"].add(number);
    this.showLegend();
    this.refilter();
  }

  /** Goes to an address; `follow` then shows it, so that back and forward do the same. */
  go(...identifiers) {
    const route = identifiers.length ? routeTo(...identifiers) : "#";
    if (route === "#" && !location.hash.replace(/\?.*$/s, "").slice(1)) return;
    location.hash = route;
  }

  choose(number) {
    const { id } = this.graph.entities[number];
    if (this.pathFrom !== null) {
      location.hash = routeToPath(this.graph.entities[this.pathFrom].id, id);
      return;
    }
    if (location.hash === routeTo(id)) this.follow();
    else this.go(id);
    byId("card").focus({ preventScroll: true });
  }

  follow() {
    const { entity, pair, path, table } = readRoute(location.hash);
    const fromTable = byId("overview").open;
    this.followView();
    const ends = (pair ?? path ?? [entity]).map((id) => this.graph.byId.get(id));
    this.pathFrom = null;
    this.finder.ask("search");
    if (table && isTable(table)) {
      this.showOverview(table);
      return;
    }
    if (fromTable) byId("overview").close();
    if (ends.some((end) => !end)) this.showStart();
    else if (path) this.showPath(...ends);
    else this.showEnds(ends);
    if (this.view.at) this.drawing.moveTo(this.view.at);
    if (fromTable && entity) byId("card").focus({ preventScroll: true });
  }

  showEnds(ends) {
    const numbers = ends.map(({ number }) => number);
    this.bringIn(numbers);
    this.drawing.select(numbers);
    if (numbers.length === 1) this.drawing.focus(numbers[0]);
    this.showCard(ends.length === 1 ? entityCard(this, ends[0]) : pairCard(this, ...ends));
  }

  showPath(one, other) {
    const steps = this.graph.path(one.number, other.number);
    const shown = steps ?? [one.number, other.number];
    this.bringIn(shown);
    this.drawing.select(shown);
    this.drawing.fit(true, shown);
    this.showCard(pathCard(this, one, other, steps));
  }

  /** Lets the reader find the other end of a path. */
  startPath(number) {
    this.pathFrom = number;
    this.finder.ask("path.choose");
    this.finder.focus();
  }

  /** Draws the entities; one that knows nobody drawn comes with a few of its neighbours. */
  bringIn(numbers) {
    for (const number of this.waiting(numbers)) this.grow(this.graph.entities[number].id);
    this.noteView();
  }

  showStart() {
    this.drawing.select([]);
    this.showCard(welcomeCard(this), "start");
  }

  showCard(content, kind = "chosen") {
    const card = byId("card");
    const close = el("button", { type: "button", class: "close", "aria-label": this.words.say("close"), on: { click: () => this.go() } }, "×");
    const focused = card.contains(document.activeElement);
    card.dataset.shows = kind;
    card.replaceChildren(...[kind === "start" ? null : close, ...content].flat(Infinity).filter(Boolean));
    card.scrollTop = 0;
    if (focused) card.focus({ preventScroll: true });
  }

  showOverview(table) {
    const dialog = byId("overview");
    dialog.setAttribute("aria-label", this.words.say("overview"));
    const focused = dialog.contains(document.activeElement);
    dialog.replaceChildren(...overview(this, table));
    if (!dialog.open) dialog.showModal();
    if (focused) dialog.querySelector("[aria-current]").focus();
    if (!byId("card").childElementCount) this.showStart();
  }

  closeOverview() {
    location.hash = "#";
  }

  /** How many neighbours of an entity are not drawn. */
  hidden(number) {
    return this.waiting(this.graph.neighbours(number)).length;
  }

  expand(number) {
    const { id } = this.graph.entities[number];
    const focused = byId("card").contains(document.activeElement);
    if (this.hidden(number)) this.grow(`${id}*`);
    this.noteView({ at: null });
    this.follow();
    if (focused) byId("card").querySelector(".actions button:not(:disabled)")?.focus();
  }

  centre(number) {
    this.drawing.centre(number);
    this.noteView({ at: null });
  }

  press(event) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.target === byId("drawing") && this.walk(event.key)) event.preventDefault();
    else if (event.key === "/" && !typing && !byId("overview").open) {
      event.preventDefault();
      this.finder.focus();
    } else if (event.key === "Escape" && byId("take").open) closeTakeAlong();
    else if (event.key === "Escape" && !typing && !byId("overview").open) this.go();
  }

  /** What a key does on the drawing: arrows go from entity to entity, Enter opens, + and - zoom; whether it did anything. */
  walk(key) {
    const { drawing } = this;
    const at = drawing.cursor;
    if (key.startsWith("Arrow")) drawing.step(key.slice(5).toLowerCase());
    else if (key === "Enter" && at !== null) this.choose(at);
    else if (key === "+" || key === "=") drawing.zoom(1.4);
    else if (key === "-") drawing.zoom(1 / 1.4);
    else return false;
    return true;
  }

  savePicture() {
    this.drawing.toBlob((blob) => save(blob, "graph.png"));
  }
}

/** Opens the page, or says why this browser cannot. */
async function open() {
  if (canUnpack()) {
    const tables = unpacked(byId("contents").textContent);
    const { language } = readView(queryOf(location.hash) ?? "");
    const wanted = language ?? remembered("language"); // asking the browser takes a while, in which the data is unpacked
    return new Page(await tables, wanted === "en" ? "en" : "zh");
  }
  const dictionary = jsonOf("words");
  byId("card").replaceChildren(...["zh", "en"].map((language) => el("p", { lang: language }, new Words(dictionary, language).say("too.old"))));
  document.documentElement.dataset.ready = "too-old";
  return null;
}

open();
