import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { ensureCityKey, openText, seal } from "@/server/platform/crypto";
import { makeChild, makeCity, makeFamily } from "../../support/factory";
import { owner } from "../../support/owner";

let city: { id: string; slug: string };
const children: string[] = [];
const place = (rowId: string) => ({ cityId: city.id, table: "health_sheet", column: "sealed", rowId });

beforeAll(async () => {
  city = await makeCity();
  await ensureCityKey(city.id);
  const { familyId } = await makeFamily(city.id);
  for (let n = 0; n < 230; n++) {
    const childId = await makeChild(city.id, familyId);
    children.push(childId);
    const sealed = await seal(place(childId), `asthme ${n}`);
    await withCity({ cityId: city.id, actor: "system" }, (tx) =>
      tx.healthSheet.create({ data: { cityId: city.id, childId, sealed } }),
    );
  }
});

it("moves every sealed value under the new key, and each still opens", async () => {
  const before = await owner().query<{ sealed: Buffer }>("SELECT sealed FROM health_sheet");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/keys.ts", "rotate", city.slug],
    { env: process.env },
  );
  expect(stdout).toContain(`${children.length} valeurs et fichiers`);
  const after = await owner().query<{ child_id: string; sealed: Buffer }>("SELECT child_id, sealed FROM health_sheet");
  expect(new Set(before.rows.map((row) => row.sealed.readUInt16BE(1)))).toEqual(new Set([1]));
  expect(new Set(after.rows.map((row) => row.sealed.readUInt16BE(1)))).toEqual(new Set([2]));
  for (const row of after.rows) expect(await openText(place(row.child_id), row.sealed)).toMatch(/^asthme \d+$/);
});

it("leaves no sealed byte in the history", async () => {
  const { rows } = await owner().query<{ after: { sealed?: string } }>(
    "SELECT after FROM history_entry WHERE table_name = 'health_sheet'",
  );
  expect(rows.length).toBeGreaterThanOrEqual(children.length * 2);
  expect(new Set(rows.map((row) => row.after.sealed))).toEqual(new Set(["***"]));
});
