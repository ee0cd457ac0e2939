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
