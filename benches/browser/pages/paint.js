// The peers' results page: at each change of the field the first twenty results are written. Without a peer, the floor:
// always the same twenty.

const list = document.getElementById("results");
const articles = await (await fetch("/data/articles.json")).json();
const name = new URL(location.href).searchParams.get("peer");
const fixed = Array.from({ length: 20 }, (_, at) => at);

function write(ids) {
  list.replaceChildren(
    ...ids.map((id) => {
      const { title, outlet, date, body } = articles[id];
      const item = document.createElement("li");
      const [source, heading, passage] = ["p", "h3", "p"].map((tag) => item.appendChild(document.createElement(tag)));
      source.textContent = `${outlet ?? ""} ${date ?? ""}`;
      const link = heading.appendChild(document.createElement("a"));
      link.href = `#${id}`;
      link.textContent = title;
      passage.textContent = body.slice(0, 200);
      return item;
    }),
  );
}

let newest = 0;
document.getElementById("words").addEventListener("input", async ({ target }) => {
  const text = target.value.trim();
  if (name === "floor") return write(fixed);
  const own = (newest += 1);
  if (!text) return write([]);
  let answer = bench.search({ kind: "words", text, terms: text.split(/\s+/) });
  if (answer instanceof Promise) answer = await answer;
  if (own === newest) write(answer.ids.filter((id) => Number.isInteger(id)));
});
globalThis.painter = true;
