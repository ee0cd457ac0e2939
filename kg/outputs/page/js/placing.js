const GAP = 100;
const CELL = 100;

/** Which parts of the plane are taken, so that new entities find room. */
export class Room {
  constructor(positions) {
    this.cells = new Map();
    for (const position of positions) this.take(position);
  }

  cellOf(x, y) {
    return `${Math.floor(x / CELL)},${Math.floor(y / CELL)}`;
  }

  take({ x, y }) {
    const key = this.cellOf(x, y);
    if (!this.cells.has(key)) this.cells.set(key, []);
    this.cells.get(key).push({ x, y });
  }

  isFree(x, y) {
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        const taken = this.cells.get(this.cellOf(x + dx * CELL, y + dy * CELL)) ?? [];
        if (taken.some((other) => Math.abs(other.x - x) < GAP && Math.abs(other.y - y) < GAP * 0.55)) return false;
      }
    }
    return true;
  }

  /** The free place nearest to `anchor`, on wider and wider rings around it, from the side of `away` outwards. */
  near(anchor, away = { x: 0, y: 0 }) {
    const outwards = Math.atan2(anchor.y - away.y, anchor.x - away.x);
    for (let ring = 1; ring < 60; ring += 1) {
      const places = 6 + 4 * ring;
      for (let step = 0; step < places; step += 1) {
        const turn = (step % 2 ? 1 : -1) * Math.ceil(step / 2) * ((2 * Math.PI) / places);
        const x = Math.round(anchor.x + Math.cos(outwards + turn) * ring * GAP);
        const y = Math.round(anchor.y + Math.sin(outwards + turn) * ring * GAP * 0.7);
        if (this.isFree(x, y)) return { x, y };
      }
    }
    return anchor;
  }
}

/** The same places wider or higher, so that they fill a stage of that `aspect` (its width by its height). */
export function stretched(places, aspect) {
  const [wide, high] = ["x", "y"].map((axis) => {
    const along = places.map((place) => place[axis]);
    return along.reduce((a, b) => Math.max(a, b), -Infinity) - along.reduce((a, b) => Math.min(a, b), Infinity);
  });
  if (!(wide > 0 && high > 0 && aspect > 0)) return places;
  const by = Math.sqrt(Math.min(3, Math.max(1 / 3, (aspect * high) / wide)));
  return places.map((place) => ({ ...place, x: Math.round(place.x * by), y: Math.round(place.y / by) }));
}

const DIRECTIONS = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/** The key of the place that one comes to from a point in a direction: near, and not far aside; null where there is none. */
export function inDirection(places, from, direction) {
  const [across, down] = DIRECTIONS[direction];
  let [best, least] = [null, Infinity];
  for (const [key, { x, y }] of Object.entries(places)) {
    const ahead = (x - from.x) * across + (y - from.y) * down;
    const aside = Math.abs((x - from.x) * down) + Math.abs((y - from.y) * across);
    const cost = ahead + 2 * aside + (aside > 2 * ahead ? 1e6 : 0);
    if (ahead > 0 && cost < least) [best, least] = [Number(key), cost];
  }
  return best;
}
