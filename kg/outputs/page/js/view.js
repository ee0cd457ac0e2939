import { COLOURINGS } from "./colouring.js";

const GROWN_AT_MOST = 200;

/**
 * What a view consists of besides its place and its filter: how it is `colour`ed, the `language` (null: the reader's own),
 * a table's column to `sort` by ("-date" for the last first) and the words its `rows` must have, what the drawing has
 * `grown` by since it opened, in order ("more", an identifier drawn, or one with * whose neighbours were drawn), and where
 * the reader moved the drawing to: `at` is [x, y, scale], null where they did not.
 */
export function emptyView() {
  return { colour: "kind", language: null, sort: "", rows: "", grown: [], at: null };
}

/** The view as a part of the address after "?"; "" for the one that the page opens with. A table's part only `inTable`. */
export function viewQuery({ colour, language, sort, rows, grown, at }, inTable) {
  const parts = [
    ["colour", colour === "kind" ? "" : colour],
    ["lang", language === "en" ? "en" : ""],
    ["sort", inTable ? sort : ""],
    ["rows", inTable ? rows : ""],
    ["grown", grown.slice(0, GROWN_AT_MOST).join(",")],
    ["at", at && !inTable ? at.join(",") : ""],
  ];
  return parts.filter(([, value]) => value).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
}

/** The view that an address asks for; what is no view is left out. */
export function readView(query) {
  const asked = new URLSearchParams(query);
  const text = (key, form) => (form.test(asked.get(key) ?? "") ? asked.get(key) : "");
  const at = text("at", /^(?:-?\d+(?:\.\d+)?,){2}\d+(?:\.\d+)?$/).split(",").map(Number);
  return {
    colour: COLOURINGS.includes(asked.get("colour")) ? asked.get("colour") : "kind",
    language: text("lang", /^(?:en|zh)$/) || null,
    sort: text("sort", /^-?[a-z]+$/),
    rows: asked.get("rows") ?? "",
    grown: (asked.get("grown") ?? "").split(",").filter(Boolean).slice(0, GROWN_AT_MOST),
    at: at.length === 3 && at[2] > 0 ? at : null,
  };
}
