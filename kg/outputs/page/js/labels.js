/** A label in at most two lines of `width` characters, the rest an ellipsis; the card has it in full. */
export function wrapped(text, width = 9) {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  const lengthOf = (character) => (character.charCodeAt(0) < 0x2e80 ? 0.55 : 1);
  const lines = [""];
  let used = 0;
  for (const character of characters) {
    if (used + lengthOf(character) > width) {
      if (lines.length === 2) {
        lines[1] = `${[...lines[1]].slice(0, -1).join("")}…`;
        return lines;
      }
      lines.push("");
      used = 0;
    }
    lines[lines.length - 1] += character;
    used += lengthOf(character);
  }
  return lines;
}

/** The boxes, in order, that overlap none kept before them: `{ left, top, right, bottom }`. */
export function withoutOverlaps(boxes, cell = 120) {
  const grid = new Map();
  const kept = [];
  for (const box of boxes) {
    const keys = [];
    for (let x = Math.floor(box.left / cell); x <= Math.floor(box.right / cell); x += 1) {
      for (let y = Math.floor(box.top / cell); y <= Math.floor(box.bottom / cell); y += 1) keys.push(`${x},${y}`);
    }
    const crossed = keys.some((key) => grid.get(key)?.some((other) => overlap(box, other)));
    if (crossed) continue;
    for (const key of keys) grid.set(key, [...(grid.get(key) ?? []), box]);
    kept.push(box);
  }
  return kept;
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

const widths = new Map();

function widthOf(context, text) {
  const key = `${context.font}|${text}`;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

/**
 * Draws labels at one size on the screen whatever the zoom, each only where it covers none before it.
 * `labels` are `{ lines, x, y, drop, strong, pill }` in canvas units, most important first, `drop` pixels below the
 * point. Returns the boxes drawn, in canvas units.
 */
export function paintLabels(context, labels, scale, { ink, halo, pill, family }) {
  context.save();
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  const boxes = labels.map((label) => {
    const size = label.pill ? 10.5 : label.strong ? 13.5 : 12;
    const font = `${label.strong ? 600 : 400} ${size}px ${family}`;
    context.font = font;
    const width = Math.max(...label.lines.map((line) => widthOf(context, line))) + 6;
    const [x, y] = [label.x * scale, label.y * scale + label.drop];
    const height = label.lines.length * size * 1.2 + 2;
    return { label, font, size, left: x - width / 2, right: x + width / 2, top: y, bottom: y + height, x };
  });
  const kept = withoutOverlaps(boxes);
  context.scale(1 / scale, 1 / scale);
  for (const box of kept) {
    context.font = box.font;
    if (box.label.pill) {
      context.fillStyle = pill;
      context.beginPath();
      context.roundRect(box.left, box.top - 1, box.right - box.left, box.bottom - box.top + 1, 4);
      context.fill();
    }
    box.label.lines.forEach((line, at) => {
      const y = box.top + 1 + at * box.size * 1.2;
      if (!box.label.pill) {
        context.strokeStyle = halo;
        context.lineWidth = 3.5;
        context.strokeText(line, box.x, y);
      }
      context.fillStyle = ink;
      context.fillText(line, box.x, y);
    });
  }
  context.restore();
  return kept.map(({ label, left, right, top, bottom }) => ({
    number: label.number,
    left: left / scale,
    right: right / scale,
    top: top / scale,
    bottom: bottom / scale,
  }));
}
