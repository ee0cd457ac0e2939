/**
 * What the address after # asks for: `{ entity }` for an identifier, `{ pair }` for two joined by +, `{ path }` for two
 * after /path/, `{ table }` for /people, /meetings or /organizations, `{}` for the start. What stands after ? is the
 * filter's and is left to `queryOf`.
 */
export function readRoute(hash) {
  const text = decoded(hash.replace(/^#/, "").replace(/\?.*$/s, ""));
  if (!text) return {};
  if (text.startsWith("/path/")) return { path: text.split("/").slice(2, 4) };
  if (text.startsWith("/")) return { table: text.slice(1) };
  const ends = text.split("+");
  return ends.length === 2 ? { pair: ends } : { entity: text };
}

/** What an address says after its first ?, null where there is none. */
export function queryOf(hash) {
  const at = hash.indexOf("?");
  return at < 0 ? null : hash.slice(at + 1);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of an entity, or with two identifiers of the line between them. */
export function routeTo(...identifiers) {
  return `#${identifiers.map(encodeURIComponent).join("+")}`;
}

/** The address of the shortest path between two. */
export function routeToPath(one, other) {
  return `#/path/${encodeURIComponent(one)}/${encodeURIComponent(other)}`;
}
