import { execFile } from "node:child_process";
import { beforeAll, expect, it } from "vitest";
import { sealHistory } from "@/server/history";
import { ensureCityKey } from "@/server/platform/crypto";
import { makeCity, makeFamily } from "../../support/factory";
import { owner } from "../../support/owner";
import { until } from "../../support/worker-process";

/** What `npm run history:verify` runs (package.json), which the operator's timer reads by its exit code. */
const COMMAND = ["--conditions=react-server", "--import", "tsx", "scripts/verify-history.ts"];

interface Ended {
  readonly code: number;
  readonly said: string;
  readonly complained: string;
}

const verify = (...slugs: readonly string[]): Promise<Ended> => verifyWith(process.env, slugs);

function verifyWith(env: NodeJS.ProcessEnv, slugs: readonly string[] = []): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...COMMAND, ...slugs], { env }, (error, stdout, stderr) => {
      const code = error ? Number(error.code) : 0;
      resolve({ code, said: stdout.replaceAll("\u00a0", " "), complained: stderr.replaceAll("\u00a0", " ") });
    });
  });
}

async function sealedTown(name: string): Promise<{ id: string; slug: string }> {
  const city = await makeCity({ name });
  await ensureCityKey(city.id);
  await makeFamily(city.id);
  const behind = `SELECT 1 FROM history_entry WHERE city_id = $1 AND xid >= pg_snapshot_xmin(pg_current_snapshot()) LIMIT 1`;
  await until(async () => (await owner().query(behind, [city.id])).rowCount === 0, 90_000);
  expect(await sealHistory(city.id)).toBe(1);
  return city;
}

/** As an owner of the base can: its triggers are no obstacle to them. */
async function alterOneLine(cityId: string): Promise<void> {
  const client = await owner().connect();
  try {
    await client.query("SET session_replication_role = replica");
    const forged =
      "UPDATE history_entry SET actor = 'account:somebody-else' WHERE id = (SELECT min(id) FROM history_entry WHERE city_id = $1)";
    expect((await client.query(forged, [cityId])).rowCount).toBe(1);
    await client.query("RESET session_replication_role");
  } finally {
    client.release();
  }
}

let altered: { id: string; slug: string };
let other: { id: string; slug: string };
beforeAll(async () => {
  altered = await sealedTown("Altérée");
  other = await sealedTown("Voisine");
});

it("ends well, town by town, where nobody touched anything (control)", async () => {
  const { code, said } = await verify();
  expect(said).toMatch(/^Altérée : intact\. \d+ lignes vérifiées sous 1 scellés/m);
  expect(said).toMatch(/^Voisine : intact\./m);
  expect(code).toBe(0);
});

it("ends with 1 and says which seal does not hold, of which town, once one line was altered (attack 39, W3)", async () => {
  await alterOneLine(altered.id);
  const all = await verify();
  const neighbour = await verify(other.slug);
  expect(all.said).toMatch(/^Altérée : À EXAMINER\./m);
  expect(all.said).toMatch(/^ {2}- scellé 1 : une de ses \d+ lignes a été modifiée, remplacée ou déplacée\.$/m);
  expect(all.said).toMatch(/^Voisine : intact\./m);
  expect(all.code).toBe(1);
  expect(neighbour.said).not.toContain("Altérée");
  expect(neighbour.code).toBe(0);
});

it("refuses a town that is not there, without a word on the others", async () => {
  const { code, said, complained } = await verify(other.slug, "atlantide");
  expect(complained).toContain("Aucune ville ne s’appelle atlantide.");
  expect(said).toBe("");
  expect(code).toBe(2);
});

it("ends with 2, not as a journal to examine, and says why where the base does not answer or lets nobody in", async () => {
  const at = (change: (url: URL) => void) => {
    const url = new URL(process.env.DATABASE_URL ?? "");
    change(url);
    return { ...process.env, DATABASE_URL: url.href };
  };
  const away = await verifyWith(at((url) => Object.assign(url, { port: "9" })));
  const refused = await verifyWith(at((url) => Object.assign(url, { password: "not-the-password" })));
  expect(away.complained).toMatch(/^PostgreSQL ne répond pas à l’adresse de DATABASE_URL\. /);
  expect(refused.complained).toMatch(/^PostgreSQL refuse le mot de passe de DATABASE_URL\. /);
  expect([away.code, refused.code, away.said, refused.said]).toEqual([2, 2, "", ""]);
  expect(refused.complained).not.toContain("not-the-password");
});
