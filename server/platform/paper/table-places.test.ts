import { describe, expect, it } from "vitest";
import type { PaperTable } from "./paper";
import { type CellPlace, tablePlaces } from "./table-places";

const table: PaperTable = {
  kind: "table",
  caption: "Facture",
  columns: [{ label: "Prestation" }, { label: "Quantité", numeric: true }, { label: "Montant", numeric: true }],
  groups: [
    { title: "Léa", rows: [["Repas", "12", "42\u00a0€"]], total: { label: "Sous-total", values: ["42\u00a0€"] } },
    { title: "Tom", rows: [["Repas", "10", "35\u00a0€"]], total: null },
  ],
  totals: [{ label: "Total", values: ["22", "77\u00a0€"] }],
};
const plain: PaperTable = { ...table, groups: table.groups.map((group) => ({ ...group, title: null })) };

function all(places: ReturnType<typeof tablePlaces>): CellPlace[] {
  const ofTotal = (total: { header: CellPlace; values: readonly CellPlace[] } | null) =>
    total ? [total.header, ...total.values] : [];
  const groups = places.groups.flatMap(({ title, rows, total }) => [
    ...(title ? [title] : []),
    ...rows.flat(),
    ...ofTotal(total),
  ]);
  return [...places.columns, ...groups, ...places.totals.flatMap(ofTotal)];
}

describe("the places of the cells of a table", () => {
  it("are said by scopes alone where each header is that of a whole row or column", () => {
    const places = tablePlaces(plain, "t");
    expect(all(places).every(({ name, headers }) => name === null && headers.length === 0)).toBe(true);
    expect(places.columns.map(({ scope }) => scope)).toEqual(["column", "column", "column"]);
    expect(places.groups[0]?.rows[0]?.map(({ kind, scope }) => [kind, scope])).toEqual([
      ["header", "row"],
      ["value", null],
      ["value", null],
    ]);
  });

  it("are named where a title in the middle is the header of some rows only (RGAA 5.7)", () => {
    const places = tablePlaces(table, "t");
    expect(places.groups[1]?.title).toEqual({ kind: "header", scope: null, span: 3, name: "tg1", headers: [] });
    expect(places.groups[1]?.rows[0]?.[2]?.headers).toEqual(["tg1", "tg1r0", "tc2"]);
    expect(places.groups[0]?.total?.header).toMatchObject({ scope: "row", span: 2, name: "tg0t", headers: ["tg0"] });
    expect(places.groups[0]?.total?.values[0]?.headers).toEqual(["tg0", "tg0t", "tc2"]);
    expect(places.totals[0]?.values.map(({ headers }) => headers)).toEqual([
      ["tt0", "tc1"],
      ["tt0", "tc2"],
    ]);
  });

  it("name each cell once, and only headers that are there", () => {
    const cells = all(tablePlaces(table, "t"));
    const names = cells.flatMap(({ name }) => name ?? []);
    expect(new Set(names).size).toBe(names.length);
    expect(cells.flatMap(({ headers }) => headers).filter((header) => !names.includes(header))).toEqual([]);
  });

  it("fill each row", () => {
    const { groups, totals, columns } = tablePlaces(table, "t");
    const width = (cells: readonly CellPlace[]) => cells.reduce((sum, { span }) => sum + span, 0);
    const sums = [...groups.flatMap(({ total }) => total ?? []), ...totals];
    for (const { header, values } of sums) expect(width([header, ...values])).toBe(columns.length);
  });
});
