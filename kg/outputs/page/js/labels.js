/** How wide text is, in Chinese characters. */
function widthInCharacters(text) {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2e80 ? 0.55 : 1), 0);
}

/** The beginning of the characters that fits into `width`. */
function fitting(characters, width) {
  let used = 0;
  const end = characters.findIndex((character) => {
    used += widthInCharacters(character);
    return used > width;
  });
  return end < 0 ? characters : characters.slice(0, end);
}

/** A label in at most two lines of about `width` characters, equally long; what is too much is an ellipsis. */
export function wrapped(text, width = 9) {
  const characters = [...text.slice(0, 200).replace(/\s+/g, " ").trim()];
  const total = widthInCharacters(characters.join(""));
  if (total <= width + 1) return [characters.join("")];
  const first = fitting(characters, Math.min(width, Math.ceil(total / 2)));
  const rest = characters.slice(first.length);
  const second = fitting(rest, width);
  return [first.join(""), second.length < rest.length ? `${second.slice(0, -1).join("")}…` : second.join("")];
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Boxes `{ left, top, right, bottom }` in the cells of a grid, so that neighbours are found fast. */
class Boxes {
  constructor(cell = 90) {
    this.cell = cell;
    this.grid = new Map();
  }

  cellsOf({ left, top, right, bottom }) {
    const keys = [];
    for (let x = Math.floor(left / this.cell); x <= Math.floor(right / this.cell); x += 1) {
      for (let y = Math.floor(top / this.cell); y <= Math.floor(bottom / this.cell); y += 1) keys.push(x * 1e5 + y);
    }
    return keys;
  }

  crosses(box) {
    return this.cellsOf(box).some((key) => this.grid.get(key)?.some((other) => overlap(box, other)));
  }

  add(box) {
    for (const key of this.cellsOf(box)) {
      if (!this.grid.has(key)) this.grid.set(key, []);
      this.grid.get(key).push(box);
    }
  }
}

/**
 * For each list of possible boxes, in order, the first that covers no obstacle, no shape and none taken before; a box
 * that `insists` may cover shapes where there is no other room; nothing where all are covered.
 */
export function withoutOverlaps(choices, obstacles = [], shapes = []) {
  const [taken, drawn] = [new Boxes(), new Boxes()];
  for (const box of obstacles) taken.add(box);
  for (const box of shapes) drawn.add(box);
  return choices.flatMap((boxes) => {
    const open = boxes.filter((box) => !taken.crosses(box));
    const free = open.find((box) => !drawn.crosses(box)) ?? open.find((box) => box.insists);
    if (free) taken.add(free);
    return free ? [free] : [];
  });
}

const widths = new Map();

/** Setting a canvas's font costs more than measuring, so it is set only for a text not measured before. */
function widthOf(context, font, text) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

/** Where a label may stand, best first: below its shape, right, left, above; for a line's, along the line. */
function boxesOf(context, label, scale, family) {
  const size = label.pill ? 10.5 : label.strong ? 13.5 : 12;
  const font = `${label.strong ? 600 : 400} ${size}px ${family}`;
  const width = Math.max(...label.lines.map((line) => widthOf(context, font, line))) + 6;
  const height = label.lines.length * size * 1.2 + 2;
  return label.spots.map(({ x, y, dx, dy }) => {
    const centre = x * scale + dx * (label.drop + width / 2);
    const top = y * scale + dy * (label.drop + height / 2) - height / 2;
    return { label, insists: label.strong, size, font, left: centre - width / 2, right: centre + width / 2, top, bottom: top + height };
  });
}

/** The four places around a shape. */
export function around({ x, y }) {
  return [[0, 1], [1, 0], [-1, 0], [0, -1]].map(([dx, dy]) => ({ x, y, dx, dy }));
}

/** Places along a line. */
export function along(a, b) {
  return [0.5, 0.62, 0.38, 0.74, 0.26].map((t) => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t, dx: 0, dy: 0 }));
}

function paintLabel(context, { label, font, size, left, right, top, bottom }, { ink, halo, pill }) {
  context.font = font;
  if (label.pill) {
    context.fillStyle = pill;
    context.beginPath();
    context.roundRect(left, top - 1, right - left, bottom - top + 1, 4);
    context.fill();
  }
  label.lines.forEach((line, at) => {
    const [x, y] = [(left + right) / 2, top + 1 + at * size * 1.2];
    if (!label.pill) {
      context.strokeStyle = halo;
      context.lineWidth = 3.5;
      context.strokeText(line, x, y);
    }
    context.fillStyle = ink;
    context.fillText(line, x, y);
  });
}

/**
 * Draws labels at one size on the screen whatever the zoom, each only where it covers no shape and no label before it.
 * `labels` are `{ number, lines, spots, drop, strong, pill }`, most important first: `spots` in canvas units, `drop`
 * pixels from there; a spot that leaves `frame` sideways or
 * lies under what is `covering` the drawing (boxes in pixels) is not taken. `shapes` are `{ x, y, radius }` in canvas units. Returns the boxes drawn, in canvas units.
 */
export function paintLabels(context, labels, shapes, scale, { frame, covering }, theme) {
  context.save();
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  const drawn = shapes.map(({ x, y, radius }) => ({
    left: (x - radius) * scale,
    right: (x + radius) * scale,
    top: (y - radius) * scale,
    bottom: (y + radius) * scale,
  }));
  const inFrame = ({ left, right }) => left >= frame.left && right <= frame.right;
  const choices = labels.map((label) => boxesOf(context, label, scale, theme.family).filter(inFrame));
  const kept = withoutOverlaps(choices, covering, drawn);
  context.scale(1 / scale, 1 / scale);
  for (const box of kept) paintLabel(context, box, theme);
  context.restore();
  return kept.map(({ label, left, right, top, bottom }) => ({
    number: label.number,
    left: left / scale,
    right: right / scale,
    top: top / scale,
    bottom: bottom / scale,
  }));
}
