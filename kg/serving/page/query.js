// The query page: the questions to choose from, their parameters, and the answer as a table. All text is set as text.
"use strict";

const at = (id) => document.getElementById(id);
const MOST_ROWS = 2000;
let questions = [];
let valuesChanged = false; // since the query was last written, by us or by hand: what was touched last is asked

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

function say(text, wrong) {
  at("status").textContent = text;
  at("status").className = wrong ? "wrong" : "";
}

function chosen() {
  return questions.find((question) => question.name === at("question").value);
}

function show(question) {
  at("parameters").replaceChildren();
  at("description").textContent = question ? `${question.description.zh} ${question.description.en}` : "";
  valuesChanged = false;
  if (!question) return;
  at("query").value = question.sparql;
  for (const parameter of question.parameters) {
    const label = element("label", `${parameter.meaning.zh} · ${parameter.name}`);
    const input = element("input");
    input.name = parameter.name;
    input.title = parameter.meaning.en;
    label.append(input);
    at("parameters").append(label);
  }
}

async function fill() {
  const question = chosen();
  if (!question || !valuesChanged) return true;
  const given = new URLSearchParams({ question: question.name });
  for (const input of at("parameters").querySelectorAll("input")) {
    if (input.value.trim()) given.set(input.name, input.value.trim());
  }
  const answer = await fetch(`/bound?${given}`);
  const text = await answer.text();
  if (answer.ok) {
    at("query").value = text;
    valuesChanged = false;
  } else {
    say("", false);
    const said = element("pre", text);
    said.className = "wrong";
    at("answer").replaceChildren(said);
  }
  return answer.ok;
}

function table(result) {
  const made = element("table");
  const heading = made.createTHead().insertRow();
  for (const name of result.head.vars) heading.append(element("th", name));
  const body = made.createTBody();
  for (const row of result.results.bindings.slice(0, MOST_ROWS)) {
    const line = body.insertRow();
    for (const name of result.head.vars) line.insertCell().textContent = row[name] ? shortened(row[name]) : "";
  }
  return made;
}

function shortened(term) {
  return term.type === "uri" ? term.value.replace(/^.*[/#](?=.)/, "") : term.value;
}

async function run() {
  const answer = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle" },
    body: at("query").value,
  });
  if (!answer.ok) return say(await answer.text(), true);
  if (!answer.headers.get("Content-Type").startsWith("application/sparql-results+json")) {
    say("", false);
    return at("answer").replaceChildren(element("pre", await answer.text()));
  }
  const result = await answer.json();
  if (!result.results) return say(String(result.boolean), false);
  const rows = result.results.bindings.length;
  say(rows > MOST_ROWS ? `${rows} 行，此处显示 ${MOST_ROWS} 行 · rows, ${MOST_ROWS} shown` : `${rows} 行 · rows`, false);
  at("answer").replaceChildren(table(result));
}

async function answerShown() {
  at("answer").replaceChildren();
  say("…", false);
  at("run").disabled = true;
  try {
    if (await fill()) await run();
  } catch (error) {
    say(String(error), true);
  } finally {
    at("run").disabled = false;
  }
}

at("question").addEventListener("change", () => show(chosen()));
at("parameters").addEventListener("submit", (event) => event.preventDefault());
at("parameters").addEventListener("input", () => { valuesChanged = true; });
at("query").addEventListener("input", () => { valuesChanged = false; });
at("run").addEventListener("click", answerShown);

fetch("/questions.json").then((answer) => answer.json()).then((listed) => {
  questions = listed;
  for (const question of questions) {
    const option = element("option", `${question.title.zh} · ${question.title.en}`);
    option.value = question.name;
    at("question").append(option);
  }
  document.documentElement.dataset.ready = "true";
});
