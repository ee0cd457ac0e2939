/** The interface's words in the language chosen; a missing word shows its key's last part. */
export class Words {
  constructor(dictionary, language) {
    this.dictionary = dictionary;
    this.language = language;
  }

  /** The words for `key`, with `{name}` replaced by `values.name` (numbers in groups of three). */
  say(key, values = {}) {
    const text = this.dictionary[this.language][key] ?? key.slice(key.indexOf(".") + 1);
    return text.replace(/\{(\w+)\}/g, (_, name) => {
      const value = values[name];
      return typeof value === "number" ? value.toLocaleString("en-US") : String(value);
    });
  }
}
