/** The kinds of fact, the most telling first: a line that stands for several is drawn as the first of them. */
export const RELATIONS = ["tenure", "participation", "claim", "tie"];

/** The roles at an event, the most telling first. */
export const ROLES = ["chair", "lead", "speaker", "attendee", "observer", "companion", "absentee"];

/** What a fact says in a word or two: the title, the role, the predicate. */
export function factWord(words, fact) {
  if (fact.kind === "tenure") {
    const status = fact.details?.status ? words.say(`status.${fact.details.status}`) : "";
    return [status, fact.word].filter(Boolean).join(" ");
  }
  if (fact.kind === "participation") return words.say(`role.${fact.word}`);
  return words.say(`${fact.kind}.${fact.word}`);
}

/** The word as seen from the fact's end (the organisation that a body belongs to has it as 下属). */
export function factWordFrom(words, fact, number) {
  const reversed = fact.end === number && (fact.kind === "claim" || fact.kind === "tie");
  return reversed ? words.say(`back.${fact.word}`) : factWord(words, fact);
}

/** The label of a line: its words, each once, and the first date. */
export function lineLabel(graph, words, facts) {
  const said = [...new Set(facts.map((fact) => factWord(words, fact)))];
  const dates = facts.flatMap((fact) => graph.datesOf(fact)).sort();
  return [said.slice(0, 3).join("、") + (said.length > 3 ? "…" : ""), dates[0] ?? ""].filter(Boolean).join(" ");
}
