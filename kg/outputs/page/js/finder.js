import { el, shapeIcon } from "./elements.js";

const SHOWN = 30;

/**
 * A search box with its list of results (a combobox as ARIA describes it); `only` is the one kind to be found, `name` the
 * box's identifier, `key` that of the words that say what is looked for.
 */
export class Finder {
  constructor(place, { graph, search, words, choose, name = "search", key = "search", only = null }) {
    const list = name === "search" ? "results" : `${name}-results`;
    Object.assign(this, { graph, search, words, choose, only, option: `${name}-result`, found: [], active: -1 });
    this.input = el("input", {
      id: name,
      type: "search",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-controls": list,
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      placeholder: words.say(`${key}.short`),
      "aria-label": words.say(key),
      title: words.say(key),
    });
    this.list = el("ul", { id: list, class: "results", role: "listbox", "aria-label": words.say(key), hidden: true });
    this.told = el("div", { class: "unseen", "aria-live": "polite" });
    place.replaceChildren(this.input, ...(only ? [] : [el("kbd", { "aria-hidden": "true" }, "/")]), this.list, this.told);
    this.input.addEventListener("input", () => this.refresh());
    this.input.addEventListener("focus", () => this.refresh());
    this.input.addEventListener("keydown", (event) => this.press(event));
    place.addEventListener("focusout", ({ relatedTarget }) => place.contains(relatedTarget) || this.close());
  }

  /** Says in the box what is looked for: "search" or "path.choose". */
  ask(key) {
    this.input.placeholder = this.words.say(key === "search" ? "search.short" : key);
    this.input.setAttribute("aria-label", this.words.say(key));
    if (key !== "search") this.input.value = "";
  }

  focus() {
    this.input.focus();
    this.input.select();
  }

  /** Looks for a text as if it were typed. */
  fill(text) {
    this.input.focus();
    this.input.value = text;
    this.refresh();
  }

  refresh() {
    const query = this.input.value.trim();
    if (!query) return this.close();
    const all = this.search.find(query).filter((number) => !this.only || this.graph.entities[number].kind === this.only);
    this.found = all.slice(0, SHOWN);
    this.told.textContent = this.words.say(all.length ? "search.found" : "search.none", { n: all.length });
    const note = all.length > SHOWN || !all.length ? el("li", { class: "note", role: "presentation" }, this.told.textContent) : null;
    this.list.replaceChildren(...this.found.map((number, at) => this.optionOf(number, at)), ...[note].filter(Boolean));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    return this.activate(this.found.length ? 0 : -1);
  }

  optionOf(number, at) {
    const entity = this.graph.entities[number];
    const { kind, sub, label } = entity;
    const kindWord = this.words.say(sub ? `sub.${sub}` : `kind.${kind}`);
    return el(
      "li",
      {
        id: `${this.option}-${at}`,
        role: "option",
        "aria-selected": "false",
        on: { mousedown: (event) => event.preventDefault(), click: () => this.take(at) },
      },
      shapeIcon(kind, this.graph.shapes[kind]),
      el("bdi", { class: "name" }, label),
      el("bdi", { class: "about" }, [kindWord, this.graph.gistOf(entity)].filter(Boolean).join(" · ")),
    );
  }

  activate(at) {
    this.active = at;
    [...this.list.children].forEach((option, index) => {
      if (option.id) option.setAttribute("aria-selected", String(index === at));
    });
    if (at < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", `${this.option}-${at}`);
    return this.list.children[at].scrollIntoView({ block: "nearest" });
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.found.length) {
      event.preventDefault();
      if (this.list.hidden) this.refresh();
      else this.activate((this.active + step + this.found.length) % this.found.length);
    } else if (event.key === "Enter" && this.active >= 0) this.take(this.active);
    else if (event.key === "Escape") this.close();
  }

  take(at) {
    const number = this.found[at];
    this.close();
    this.choose(number);
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
