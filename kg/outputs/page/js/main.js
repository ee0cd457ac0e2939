import { entityCard, pairCard, pathCard, welcomeCard } from "./card.js";
import { save, takeAlong } from "./download.js";
import { Drawing } from "./drawing.js";
import { el, icon } from "./elements.js";
import { emptyFilter, filterQuery, filterTests, readFilter } from "./filters.js";
import { Finder } from "./finder.js";
import { Graph } from "./graph.js";
import { legend } from "./legend.js";
import { queryOf, readRoute, routeTo, routeToPath } from "./route.js";
import { Search } from "./search.js";
import { remember, remembered } from "./settings.js";
import { isTable, overview } from "./tables.js";
import { canUnpack, unpacked } from "./unpack.js";
import { Words } from "./words.js";

const STEP = 100;
const EXPANDED_AT_ONCE = 40;
const COMPANY = 8;

const byId = (id) => document.getElementById(id);
const jsonOf = (id) => JSON.parse(byId(id).textContent);

/** The page: one graph, one drawing, and the parts around it, which are made anew when the language changes. */
class Page {
  constructor(tables) {
    this.graph = new Graph(tables);
    this.words = new Words(jsonOf("words"), remembered("language") === "en" ? "en" : "zh");
    this.search = new Search(this.graph);
    this.filter = emptyFilter();
    this.pathFrom = null;
    this.drawing = new Drawing(byId("drawing"), this.graph, jsonOf("first-view"), jsonOf("options"), {
      entity: (number) => this.go(this.graph.entities[number].id),
      pair: (a, b) => this.go(this.graph.entities[a].id, this.graph.entities[b].id),
      nothing: () => this.go(),
      expand: (number) => this.expand(number),
      covered: () => ({ width: byId("legend").offsetWidth + 20, height: byId("legend").offsetHeight + 20 }),
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
    this.drawing.colourBy(by);
    document.body.dataset.colours = by;
    this.showLegend();
    byId("legend").querySelector(".colours select").focus();
  }

  switchLanguage() {
    this.words = new Words(this.words.dictionary, this.words.language === "zh" ? "en" : "zh");
    remember("language", this.words.language);
    this.speak();
    this.follow();
    byId("language").focus();
  }

  tellStatus() {
    const { words, graph } = this;
    const { shown, hidden } = this.drawing.counts();
    const all = graph.entities.length;
    const left = Math.min(STEP, all - shown);
    byId("status").replaceChildren(
      el("span", {}, words.say(left ? "drawn" : "drawn.all", { shown, all })),
      hidden ? el("span", {}, words.say("drawn.hidden", { n: hidden })) : "",
      left ? el("button", { type: "button", on: { click: () => this.drawMore() } }, words.say("drawn.more", { n: left })) : "",
    );
  }

  drawMore() {
    const waiting = this.graph.entities.filter(({ number }) => !this.drawing.isDrawn(number));
    this.draw(waiting.slice(0, STEP).map(({ number }) => number));
    this.drawing.fit();
  }

  draw(numbers) {
    this.drawing.add(numbers);
    this.tellStatus();
  }

  refilter() {
    this.drawing.setFilter(filterTests(this.graph, this.filter));
    this.tellStatus();
    this.noteFilter();
  }

  /** A link within the page; a frame made from text, as in a notebook, would take it for one of the page around it. */
  followLink(event) {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.hash = link.getAttribute("href");
  }

  /** Keeps the filter in the address, so that it can be sent to others. */
  noteFilter() {
    const query = filterQuery(this.graph, this.filter);
    const [address] = location.hash.split("?");
    const wanted = query ? `${address || "#"}?${query}` : address;
    if (wanted === location.hash) return;
    try {
      history.replaceState(null, "", wanted || "#");
    } catch {
      // A frame without an address of its own keeps the filter as long as the page.
    }
  }

  /** Takes the filter from the address where it has one; else the address is given the filter. */
  followFilter() {
    const query = queryOf(location.hash);
    if (query !== null && query !== filterQuery(this.graph, this.filter)) {
      this.filter = readFilter(this.graph, query);
      this.showLegend();
      this.refilter();
    } else this.noteFilter();
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
    this.followFilter();
    const ends = (pair ?? path ?? [entity]).map((id) => this.graph.byId.get(id));
    this.pathFrom = null;
    this.finder.ask("search");
    if (table && isTable(table)) return this.showOverview(table);
    if (byId("overview").open) byId("overview").close();
    if (ends.some((end) => !end)) return this.showStart();
    if (path) return this.showPath(...ends);
    const numbers = ends.map(({ number }) => number);
    this.bringIn(numbers);
    this.drawing.select(numbers);
    if (numbers.length === 1) this.drawing.focus(numbers[0]);
    return this.showCard(ends.length === 1 ? entityCard(this, ends[0]) : pairCard(this, ...ends));
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
    for (const number of numbers.filter((each) => !this.drawing.isDrawn(each))) {
      const neighbours = this.graph.neighbours(number);
      const company = neighbours.some((other) => this.drawing.isDrawn(other)) ? [] : neighbours.slice(0, COMPANY);
      this.draw([number, ...company]);
    }
  }

  showStart() {
    this.drawing.select([]);
    this.showCard(welcomeCard(this), "start");
  }

  showCard(content, kind = "chosen") {
    const card = byId("card");
    const close = el("button", { type: "button", class: "close", "aria-label": this.words.say("close"), on: { click: () => this.go() } }, "×");
    card.dataset.shows = kind;
    card.replaceChildren(...[kind === "start" ? null : close, ...content].flat(Infinity).filter(Boolean));
    card.scrollTop = 0;
  }

  showOverview(table) {
    const dialog = byId("overview");
    dialog.setAttribute("aria-label", this.words.say("overview"));
    dialog.replaceChildren(...overview(this, table));
    if (!dialog.open) dialog.showModal();
    if (!byId("card").childElementCount) this.showStart();
  }

  closeOverview() {
    location.hash = "#";
  }

  /** How many neighbours of an entity are not drawn. */
  hidden(number) {
    return this.graph.neighbours(number).filter((other) => !this.drawing.isDrawn(other)).length;
  }

  expand(number) {
    const waiting = this.graph.neighbours(number).filter((other) => !this.drawing.isDrawn(other));
    this.draw(waiting.slice(0, EXPANDED_AT_ONCE));
    this.follow();
  }

  centre(number) {
    this.drawing.focus(number);
  }

  press(event) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !byId("overview").open) {
      event.preventDefault();
      this.finder.focus();
    } else if (event.key === "Escape" && byId("take").open) byId("take").open = false;
    else if (event.key === "Escape" && !typing && !byId("overview").open) this.go();
  }

  savePicture() {
    this.drawing.toBlob((blob) => save(blob, "graph.png"));
  }
}

/** Opens the page, or says why this browser cannot. */
async function open() {
  if (canUnpack()) return new Page(await unpacked(byId("contents").textContent));
  const dictionary = jsonOf("words");
  byId("card").replaceChildren(...["zh", "en"].map((language) => el("p", { lang: language }, new Words(dictionary, language).say("too.old"))));
  document.documentElement.dataset.ready = "too-old";
  return null;
}

open();
