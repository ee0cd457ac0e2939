import { colouring } from "./colouring.js";
import { lineLabel, RELATIONS } from "./factwords.js";
import { along, around, paintLabels, wrapped } from "./labels.js";
import { inDirection, Room, stretched } from "./placing.js";

const CLOSE_UP = 1.25;
const LEGEND_WIDTH = 215;
const STILL_READABLE = 0.5;
const BOLD = 10;

function extent(values) {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/** In what order entities are named: each kind's most telling first, the kinds mixed as in the first view. */
function turns({ entities, shares }) {
  const count = {};
  return entities.map(({ kind }) => {
    count[kind] = (count[kind] ?? 0) + 1;
    return count[kind] / shares[kind];
  });
}

/** The name on the drawing: of an organisation with a long one the shortest that stands by itself, 临江市委. */
function nameOf({ kind, label, other }) {
  if (kind !== "organization" || label.length < 9 || !other) return label;
  return other.reduce((short, name) => (name.length > 2 && name.length < short.length ? name : short), label);
}

/** The drawn part of the graph on a vis-network canvas (`vis` is the library's global). */
export class Drawing {
  constructor(container, graph, firstView, options, on) {
    this.graph = graph;
    this.on = on;
    this.container = container;
    this.filter = { entity: () => true, fact: () => true };
    this.passed = new Map();
    this.selected = [];
    this.near = null;
    this.hovered = null;
    this.cursor = null;
    this.labelBoxes = [];
    this.sizes = graph.entities.map((entity) => 10 + Math.min(18, Math.sqrt(entity.importance)));
    this.turns = turns(graph);
    this.told = new Map();
    this.colouredBy = "kind";
    this.colouring = null;
    this.readTheme();
    const { clientWidth: width, clientHeight: height } = container;
    const places = stretched(firstView.nodes, (width > 700 ? width - LEGEND_WIDTH : width) / height);
    this.nodes = new vis.DataSet(places.map(({ id, x, y }) => this.nodeOf(id, { x, y })));
    this.edges = new vis.DataSet();
    this.addEdges(firstView.edges.map(({ from, to }) => [from, to]));
    this.network = new vis.Network(
      container,
      { nodes: this.nodes, edges: this.edges },
      { ...options, autoResize: true },
    );
    container.querySelector(".vis-network").tabIndex = -1;
    this.listen();
  }

  readTheme() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    this.theme = { ink: colour("ink"), halo: colour("paper"), pill: colour("pill"), accent: colour("accent"), family: getComputedStyle(document.body).fontFamily };
    this.lines = Object.fromEntries(RELATIONS.map((kind) => [kind, colour(`line-${kind}`)]));
    const filled = (background) => {
      const lit = { background, border: colour("ink") };
      return { background, border: colour("rim"), highlight: lit, hover: lit };
    };
    this.fills = Object.fromEntries(Object.keys(this.graph.shapes).map((kind) => [kind, filled(colour(kind))]));
    this.hues = Array.from({ length: 9 }, (_, hue) => filled(colour(`hue-${hue}`)));
  }

  colourOf(number) {
    return this.colouring ? this.hues[this.colouring.hues[number]] : this.fills[this.graph.entities[number].kind];
  }

  nodeOf(number, place) {
    return { id: number, shape: this.graph.shapes[this.graph.entities[number].kind], size: this.sizes[number], color: this.colourOf(number), ...place };
  }

  /** Colours by "kind", "community" or "jurisdiction". */
  colourBy(by) {
    this.colouredBy = by;
    this.colouring = by === "kind" ? null : colouring(this.graph, by);
    this.recolour();
  }

  /** Takes the colours of the style sheet anew, after the reader's light or dark setting changed. */
  recolour() {
    this.readTheme();
    this.nodes.update(this.nodes.getIds().map((id) => ({ id, color: this.colourOf(id) })));
    this.restyle();
  }

  listen() {
    this.network.on("click", ({ nodes, edges, pointer }) => {
      const number = nodes[0] ?? this.labelAt(pointer.canvas);
      if (number !== undefined) this.on.entity(number);
      else if (edges.length) this.on.pair(...this.edges.get(edges[0]).ends);
      else this.on.nothing();
    });
    this.network.on("doubleClick", ({ nodes, pointer }) => {
      const number = nodes[0] ?? this.labelAt(pointer.canvas);
      if (number !== undefined) this.on.expand(number);
    });
    this.network.on("hoverNode", ({ node }) => this.hover(node));
    this.network.on("blurNode", () => this.hover(null));
    this.network.on("afterDrawing", (context) => this.paint(context));
    for (const move of ["dragEnd", "zoom"]) this.network.on(move, () => this.noteMove());
    for (const change of ["focusin", "focusout"]) this.container.addEventListener(change, () => this.network.redraw());
  }

  /** Tells where the reader has moved the view to, once they rest. */
  noteMove() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      const { x, y } = this.network.getViewPosition();
      this.on.moved([Math.round(x), Math.round(y), Number(this.network.getScale().toFixed(3))]);
    }, 300);
  }

  /** Moves the view to where a reader had moved it. */
  moveTo([x, y, scale]) {
    this.network.moveTo({ position: { x, y }, scale });
  }

  /** Goes with the keyboard's mark to the next entity "left", "right", "up" or "down", from where the reader is. */
  step(direction) {
    const places = this.network.getPositions(this.shownNow());
    const from = places[this.cursor] ?? places[this.selected[0]] ?? this.network.getViewPosition();
    const next = inDirection(places, from, direction);
    if (next === null) return;
    this.cursor = next;
    const { x, y } = this.network.canvasToDOM(places[next]);
    const { left, width, height } = this.clear();
    if (x < left + 40 || x > left + width - 40 || y < 40 || y > height - 40) this.network.moveTo({ position: places[next] });
    else this.network.redraw();
    this.on.told(next);
  }

  hover(number) {
    this.hovered = number;
    this.container.style.cursor = number === null ? "" : "pointer";
    this.network.redraw();
  }

  labelAt({ x, y }) {
    return this.labelBoxes.find((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom)?.number;
  }

  isDrawn(number) {
    return this.nodes.get(number) !== null;
  }

  /** How many are drawn, and how many of those the filter hides. */
  counts() {
    const drawn = this.nodes.getIds();
    return { shown: drawn.length, hidden: drawn.filter((id) => !this.isVisible(id)).length };
  }

  /** What the reader looks at: what is selected with its neighbours, else all that is drawn; nothing hidden. */
  shownNow() {
    const drawn = this.nodes.getIds().filter((id) => this.isVisible(id) && (!this.near || this.near.has(id)));
    return drawn.sort((a, b) => a - b);
  }

  isVisible(number) {
    if (!this.passed.has(number)) this.passed.set(number, this.filter.entity(this.graph.entities[number]));
    return this.passed.get(number);
  }

  /** Draws further entities, each beside a neighbour that is drawn, with their lines; those drawn stay where they are. */
  add(numbers) {
    const fresh = numbers.filter((number) => !this.isDrawn(number));
    if (!fresh.length) return;
    const places = this.network.getPositions();
    const room = new Room(Object.values(places));
    const centre = this.network.getViewPosition();
    for (const number of fresh) {
      const anchor = this.graph.neighbours(number).map((other) => places[other]).find(Boolean);
      places[number] = anchor ? room.near(anchor) : room.near(centre, { x: centre.x, y: centre.y + 1 });
      room.take(places[number]);
    }
    this.nodes.add(fresh.map((number) => this.nodeOf(number, places[number])));
    this.addEdges(
      fresh.flatMap((number) =>
        this.graph.neighbours(number).filter((other) => this.isDrawn(other)).map((other) => [number, other]),
      ),
    );
    this.restyle();
  }

  addEdges(pairs) {
    const unique = new Map(pairs.map(([a, b]) => [`${Math.min(a, b)}-${Math.max(a, b)}`, [Math.min(a, b), Math.max(a, b)]]));
    const added = [...unique].filter(([id]) => !this.told.has(id));
    for (const [id, ends] of added) this.told.set(id, this.graph.between(...ends));
    this.edges.add(added.map(([id, ends]) => ({ id, ends, from: ends[0], to: ends[1], ...this.lineStyle(ends) })));
  }

  lineStyle(ends) {
    const facts = this.told.get(`${ends[0]}-${ends[1]}`).filter((fact) => this.filter.fact(fact));
    const kind = RELATIONS.find((relation) => facts.some((fact) => fact.kind === relation)) ?? "tie";
    const chosen = ends.filter((number) => this.selected.includes(number)).length;
    const lit = this.selected.length > 1 && chosen === 2;
    const apart = this.near && !(this.selected.length > 1 ? lit : chosen);
    const out = facts.some((fact) => fact.start === ends[0]);
    const back = facts.some((fact) => fact.start === ends[1]);
    return {
      hidden: !facts.length,
      dashes: kind === "tie" ? [4, 5] : false,
      width: lit ? 4 : Math.min(1 + 0.5 * (facts.length - 1), 3),
      color: { color: this.lines[kind], highlight: this.lines[kind], hover: this.lines[kind], opacity: apart ? 0.12 : 0.85 },
      arrows: { to: { enabled: out && !back, scaleFactor: 0.45 }, from: { enabled: back && !out, scaleFactor: 0.45 } },
    };
  }

  /** Shows only what the two tests let through. */
  setFilter(filter) {
    this.filter = filter;
    this.passed.clear();
    this.restyle();
  }

  /** Brings out an entity with its neighbours, or several with the lines between them, the others faded; none restores all. */
  select(numbers) {
    if (!numbers.length && !this.selected.length) return;
    this.selected = numbers;
    this.cursor = null;
    this.near = numbers.length
      ? new Set(numbers.length === 1 ? [...numbers, ...this.graph.neighbours(numbers[0])] : numbers)
      : null;
    this.network.setSelection({ nodes: numbers, edges: [] }, { highlightEdges: false });
    this.restyle();
  }

  restyle() {
    this.nodes.update(
      this.nodes.getIds().map((id) => ({ id, hidden: !this.isVisible(id), opacity: this.near && !this.near.has(id) ? 0.15 : 1 })),
    );
    this.edges.update(this.edges.map((edge) => ({ id: edge.id, ...this.lineStyle(edge.ends) })));
  }

  paint(context) {
    const scale = this.network.getScale();
    const { clientWidth: width, clientHeight: height } = this.container;
    const corner = this.network.DOMtoCanvas({ x: 0, y: 0 });
    const far = this.network.DOMtoCanvas({ x: width, y: height });
    const places = this.network.getPositions();
    const seen = ({ x, y }) => x > corner.x && x < far.x && y > corner.y && y < far.y;
    const isNamed = (number) => seen(places[number]) && this.isVisible(number) && (!this.near || this.near.has(number));
    const drawn = Object.keys(places).map(Number);
    const focused = this.container.contains(document.activeElement) ? this.cursor : null;
    const first = [...new Set([...this.selected, this.hovered, focused])].filter((number) => number !== null && number in places);
    const rest = drawn.filter((number) => isNamed(number) && !first.includes(number)).sort((a, b) => this.turns[a] - this.turns[b]);
    const labels = [...first.filter((number) => seen(places[number])), ...rest].map((number, rank) => ({
      number,
      lines: wrapped(nameOf(this.graph.entities[number]), first.includes(number) ? 16 : 9),
      spots: around(places[number]),
      drop: this.sizes[number] * scale + 2,
      strong: first.includes(number) || rank < BOLD,
    }));
    const shapes = drawn.filter(isNamed).map((number) => ({ ...places[number], radius: this.sizes[number] * 0.85 }));
    const lines = this.lineLabels(places, scale, seen);
    const frame = { left: corner.x * scale, top: corner.y * scale, right: far.x * scale, bottom: far.y * scale };
    const covering = this.on.covering().map(({ offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight }) => ({
      left: frame.left + left, top: frame.top + top, right: frame.left + left + offsetWidth, bottom: frame.top + top + offsetHeight,
    }));
    this.labelBoxes = paintLabels(context, [...labels, ...lines], shapes, scale, { frame, covering }, this.theme);
    if (focused !== null) this.ring(context, places[focused], this.sizes[focused], scale);
  }

  /** The keyboard's mark around a shape. */
  ring(context, { x, y }, size, scale) {
    context.beginPath();
    context.arc(x, y, size + 6 / scale, 0, 2 * Math.PI);
    context.strokeStyle = this.theme.accent;
    context.lineWidth = 3 / scale;
    context.stroke();
  }

  lineLabels(places, scale, seen) {
    const of = this.hovered ?? (this.selected.length === 1 ? this.selected[0] : null);
    if (of === null && scale < CLOSE_UP && this.selected.length < 2) return [];
    const told = this.edges.get({
      filter: ({ ends, hidden }) =>
        !hidden &&
        ends.every((number) => this.isVisible(number)) &&
        (of !== null ? ends.includes(of) : !this.near || ends.every((number) => this.near.has(number))),
    });
    return told
      .filter(({ ends }) => ends.some((number) => seen(places[number])))
      .map(({ ends: [a, b] }) => ({ lines: [this.labelOf(a, b)], spots: along(places[a], places[b]), drop: 0, pill: true }));
  }

  labelOf(a, b) {
    const facts = this.told.get(`${a}-${b}`).filter((fact) => this.filter.fact(fact));
    return lineLabel(this.graph, this.words, facts);
  }

  /** The part of the drawing that nothing lies over, in pixels. */
  clear() {
    const { clientWidth: width, clientHeight: height } = this.container;
    const [legend] = this.on.covering();
    const left = width > 700 ? legend.offsetWidth + 20 : 0;
    return { left, width: width - left, height: height - 50 };
  }

  /** Brings an entity with its neighbours into view; where they stand too far apart to be read, the entity alone. */
  focus(number) {
    const places = Object.values(this.network.getPositions([number, ...this.graph.neighbours(number).filter((other) => this.isDrawn(other) && this.isVisible(other))]));
    const whole = this.framing(places, 1.2);
    const position = whole.scale < STILL_READABLE ? places[0] : whole.position;
    this.network.moveTo({ ...whole, position, scale: Math.max(whole.scale, STILL_READABLE), animation: this.animation() });
  }

  /** Brings an entity into the middle, near enough to read around it. */
  centre(number) {
    const scale = Math.max(this.network.getScale(), 1);
    this.network.focus(number, { scale, offset: { x: this.clear().left / 2, y: 0 }, animation: this.animation() });
  }

  /** Brings all that is drawn, or the entities given, into view, beside the legend. */
  fit(animated = true, numbers = undefined) {
    const places = Object.values(this.network.getPositions(numbers));
    if (places.length) this.network.moveTo({ ...this.framing(places, 1.4), animation: animated && this.animation() });
  }

  /** Where the view stands and how large it is to hold some places. */
  framing(places, largest) {
    const [left, right] = extent(places.map(({ x }) => x));
    const [top, bottom] = extent(places.map(({ y }) => y));
    const clear = this.clear();
    const scale = Math.min((clear.width - 90) / (right - left + 40), (clear.height - 70) / (bottom - top + 40), largest);
    return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(scale, 0.05), offset: { x: clear.left / 2, y: -15 } };
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: this.animation() });
    this.noteMove();
  }

  animation() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 250, easingFunction: "easeInOutQuad" };
  }

  /** The view as a picture. */
  toBlob(take) {
    const canvas = this.container.querySelector("canvas");
    const copy = document.createElement("canvas");
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const context = copy.getContext("2d");
    context.fillStyle = this.theme.halo;
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(canvas, 0, 0);
    copy.toBlob(take);
  }
}
