import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it } from "vitest";
import { proxy } from "@/proxy";
import { newId } from "@/server/platform/ids";
import { type Canteen, type EatingFamily, makeEaters, makeSchool } from "../support/canteen";
import { insert, owner } from "../support/owner";
import { callInput, procedures } from "./calling";
import { COVERAGE } from "./coverage";
import { CANARY, makeTowns, makeWorld, type World } from "./victim";

/*
 * One parent with a dossier in two towns, by the same address and the same FranceConnect login (attack 2): the town comes from the
 * host and from the session, and both must agree.
 */

/** Where the victim lives, and where the same person has another dossier. */
let world: World;
let other: Canteen;
let theirs: EatingFamily;
const HOST = "famille.ici.exemple.fr";
const OTHER_HOST = "famille.ailleurs.exemple.fr";

beforeAll(async () => {
  const [elsewhere, here] = await makeTowns(1);
  if (!here) throw new Error("There is no town");
  // Before any call: the hosts of towns are read every half minute.
  await insert("city_host", { city_id: here.city.id, host: HOST });
  await insert("city_host", { city_id: elsewhere.city.id, host: OTHER_HOST });
  world = await makeWorld(here, elsewhere);
  other = elsewhere;
  const city_id = other.city.id;
  theirs = await makeEaters(other, [await makeSchool(city_id)]);
  const email = `${CANARY}@exemple.fr`;
  await owner().query("UPDATE person SET email = $1 WHERE id = $2", [email, theirs.personId]);
  await owner().query("UPDATE account SET email = $1 WHERE id = $2", [email, theirs.accountId]);
  const login = { issuer: "https://fc.example", subject: CANARY, claims: {} };
  await insert("federated_identity", { city_id, id: newId(), account_id: theirs.accountId, ...login });
});

/** The town that the proxy finds for an address, whatever else the request says. */
async function townAt(url: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const { host } = new URL(url);
  const placed = await proxy(new NextRequest(url, { headers: { host, ...headers } }));
  return placed.headers.get("x-middleware-request-x-preau-city") ?? "";
}

const forAccounts = procedures.filter((path) =>
  ["account", "parent", "household"].includes(COVERAGE[path]?.access ?? ""),
);
const ask = async (slug: string, sessionId: string, path: string) =>
  callInput([slug, sessionId], path, COVERAGE[path]?.input?.(world.ids, world.town));

describe("the session of one town, shown to the other", () => {
  it.each(forAccounts)("%s: nobody is there", async (path) => {
    const { code, text } = await ask(world.canteen.city.slug, theirs.sessionId, path);
    expect([code, text.includes(CANARY)]).toEqual(["UNAUTHORIZED", false]);
  });

  it("is that of its parent in its own town, and there only (control)", async () => {
    const codes = [];
    for (const slug of [world.canteen.city.slug, other.city.slug])
      for (const sessionId of [world.sessions.victim, theirs.sessionId])
        codes.push((await ask(slug, sessionId, "families.shell")).code);
    expect(codes).toEqual(["OK", "UNAUTHORIZED", "UNAUTHORIZED", "OK"]);
  });

  it("would open it, were sessions and accounts of all towns seen together (negative control)", async () => {
    const who = async () => (await ask(world.canteen.city.slug, theirs.sessionId, "identity.whoAmI")).text;
    expect(await who()).toBe("null");
    const tables = ["session", "account"];
    for (const table of tables) await owner().query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    try {
      expect(await who()).toContain("parent");
    } finally {
      for (const table of tables) await owner().query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    }
  });
});

describe("the town that a request is for", () => {
  it("is that of its host, whatever path, header or host of another town it names", async () => {
    const { slug } = other.city;
    const forged = { "x-preau-city": slug, "x-forwarded-host": OTHER_HOST, "x-preau-base": `/${slug}` };
    const own = world.canteen.city.slug;
    expect(await townAt(`http://${HOST}/famille`, forged)).toBe(own);
    expect(await townAt(`http://${HOST}/${slug}/famille`, forged)).toBe(own);
    expect(await townAt(`http://${HOST.toUpperCase()}:8443/famille`, forged)).toBe(own);
    expect(await townAt(`http://localhost:3000/${own}/famille`, forged)).toBe(own);
    expect(await townAt(`http://${slug}.exemple.fr/famille`, forged)).toBe("");
  });
});
