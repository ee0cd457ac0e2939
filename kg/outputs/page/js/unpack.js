/** Whether this browser can unpack the page's data (Chromium 80, Firefox 113, Safari 16.4 and newer can). */
export function canUnpack() {
  return typeof DecompressionStream === "function";
}

/** The value that stands in base64 as gzip-compressed JSON. */
export async function unpacked(base64) {
  const packed = atob(base64);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}
