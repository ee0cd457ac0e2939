/**
 * An element with attributes and children. Strings become text nodes, never markup; `on` maps events to handlers;
 * null children and null or false attributes are left out.
 */
export function el(tag, { on = {}, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  for (const [event, handler] of Object.entries(on)) element.addEventListener(event, handler);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

const OUTLINES = {
  dot: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
  square: "M3 3h10v10H3z",
  triangleDown: "M1.5 3h13L8 14.5z",
  diamond: "M8 1l6 7-6 7-6-7z",
  hexagon: "M5 2.5h6L14.5 8 11 13.5H5L1.5 8z",
  star: "M8 1l2 4.7 5 .4-3.8 3.3 1.2 5L8 11.7 3.6 14.4l1.2-5L1 6.1l5-.4z",
};

const ICONS = {
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  frame: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
  picture: "M8 2v8M4.5 7L8 10.5 11.5 7M2.5 13.5h11",
};

function drawn(outline, classes) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 16 16", class: classes, "aria-hidden": "true" })) {
    svg.setAttribute(name, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", outline);
  svg.append(path);
  return svg;
}

/** The small picture of a kind: the shape in which its entities are drawn. */
export function shapeIcon(kind, shape) {
  return drawn(OUTLINES[shape] ?? OUTLINES.dot, `shape ${kind}`);
}

/** The picture on a button. */
export function icon(name) {
  return drawn(ICONS[name], "icon");
}
