// SQLite in wasm with FTS5, from a database that was built beforehand: its file is its memory.
import sqlite3InitModule from "/lib/@sqlite.org/sqlite-wasm/dist/index.mjs";

const MOST = 100;
const KINDS = 4;

export async function open(data) {
  const [sqlite3, bytes] = await Promise.all([
    sqlite3InitModule({ print: () => {}, printErr: () => {} }),
    fetch(`${data}/articles.db`).then((response) => response.arrayBuffer()),
  ]);
  const db = new sqlite3.oo1.DB();
  const memory = sqlite3.wasm.allocFromTypedArray(bytes);
  const { SQLITE_DESERIALIZE_FREEONCLOSE: free } = sqlite3.capi;
  db.checkRc(sqlite3.capi.sqlite3_deserialize(db.pointer, "main", memory, bytes.byteLength, bytes.byteLength, free));
  const prepared = new Map();
  const rows = (sql, bind = []) => {
    if (!prepared.has(sql)) prepared.set(sql, db.prepare(sql));
    const statement = prepared.get(sql);
    if (bind.length) statement.bind(bind);
    const found = [];
    while (statement.step()) found.push(statement.get([]));
    statement.reset();
    return found;
  };
  const match = ({ kind, terms }) =>
    kind === "phrase"
      ? `"${terms.join(" ")}"`
      : terms.map((term, at) => `"${term}"${at === terms.length - 1 ? "*" : ""}`).join(" ");
  return {
    kinds: ["words", "phrase"],
    search: (query) => ({
      ids: rows("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 4.0, 1.0) LIMIT 20", [
        match(query),
      ]).map(([id]) => id),
    }),
    every: (query) => rows("SELECT rowid FROM texts WHERE texts MATCH ?", [match(query)]).map(([id]) => id),
    browse: () => rows("SELECT outlet, count(*) FROM articles GROUP BY outlet"),
    filter(filter) {
      const clauses = {};
      if (filter.outlets.length) clauses.outlet = [`outlet IN (${filter.outlets.map(() => "?")})`, filter.outlets];
      if (filter.months) clauses.month = ["month BETWEEN ? AND ?", filter.months];
      if (filter.entities.length) {
        clauses.entity = [
          "id IN (SELECT article FROM named WHERE entity = (SELECT number FROM entities WHERE id = ?))",
          [filter.entities[0][0]],
        ];
      }
      const where = (but) => {
        const kept = Object.entries(clauses)
          .filter(([name]) => name !== but)
          .map(([, clause]) => clause);
        return [kept.length ? `WHERE ${kept.map(([sql]) => sql).join(" AND ")}` : "", kept.flatMap(([, bind]) => bind)];
      };
      const by = (column, own) => {
        const [sql, bind] = where(own);
        return rows(
          `SELECT ${column}, count(*) AS n FROM articles ${sql} GROUP BY ${column} ORDER BY n DESC LIMIT ${MOST}`,
          bind,
        );
      };
      const [sql, bind] = where();
      const kind = filter.entities.length ? filter.entities[0][1] : "";
      const names = ["person", "organisation", "place", "other"];
      const facets = {
        outlet: by("outlet", "outlet"),
        month: by("month", "month"),
        language: by("language"),
        origin: by("origin"),
        story: by("story"),
      };
      for (let at = 0; at < KINDS; at += 1) {
        const [sql, bind] = where(names[at] === kind ? "entity" : undefined);
        facets[names[at]] = rows(
          `SELECT entity, count(*) AS n FROM named JOIN entities ON number = entity WHERE kind = ${at} AND article IN (SELECT id FROM articles ${sql}) GROUP BY entity ORDER BY n DESC LIMIT ${MOST}`,
          bind,
        );
      }
      const sum = (facet) => facet.reduce((sum, [, number]) => sum + number, 0);
      return {
        total: rows(`SELECT count(*) FROM articles ${sql}`, bind)[0][0],
        ids: rows(`SELECT id FROM articles ${sql} ORDER BY id LIMIT 20`, bind).map(([id]) => id),
        facets,
        outlets: sum(facets.outlet),
        people: sum(facets.person),
      };
    },
  };
}
