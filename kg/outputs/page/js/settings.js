/** A setting of the reader's kept by the browser, where it allows that (a sandboxed frame does not). */
export function remembered(name) {
  try {
    return localStorage.getItem(`newskg-${name}`);
  } catch {
    return null;
  }
}

/** Keeps a setting for the next visit, where the browser allows it. */
export function remember(name, value) {
  try {
    localStorage.setItem(`newskg-${name}`, value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
