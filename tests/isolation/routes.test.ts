import { beforeAll, describe, expect, it, vi } from "vitest";
import { AGENT_RIGHTS } from "@/server/identity";
import { makeAgent, makeFamily } from "../support/factory";
import { owner } from "../support/owner";
import { cityAndSession, type Role, STRANGERS, victimRows } from "./calling";
import { COVERAGE } from "./coverage";
import { askRoute, type Handler, handlersOf, malformed, present, routeFiles } from "./route-calling";
import { type NamingRoute, ROUTES } from "./route-coverage";
import { CANARY, ghostOf, HEALTH_CANARY, makeTowns, makeWorld, type Town, type World } from "./victim";
import type { VictimIds } from "./victim-ids";

/*
 * Every address of app/ that is no page, called with a victim's ids by everybody else (attacks 1, 2): files, exports, the ways to
 * PayFiP and back. Each must answer as for an id that does not exist: status, headers and body.
 */

vi.mock("next/headers", () => ({
  headers: async () => present.headers,
  cookies: async () => ({
    get: (name: string) => (present.cookies.has(name) ? { name, value: present.cookies.get(name) } : undefined),
  }),
}));

let world: World;
let ghost: VictimIds;
let ghostTown: Town;
beforeAll(async () => {
  const [abroad, town] = await makeTowns(1);
  if (!town) throw new Error("There is no town");
  world = await makeWorld(town, abroad);
  ghost = ghostOf(world.ids);
  ghostTown = ghostOf(world.town);
});

const naming = Object.entries(ROUTES).filter((entry): entry is [string, NamingRoute] => typeof entry[1] !== "string");
const accessOf = ({ procedure }: NamingRoute) => COVERAGE[procedure]?.access;
const isForParents = (route: NamingRoute) => ["parent", "household"].includes(accessOf(route) ?? "");

async function handlerOf(address: string): Promise<Handler> {
  const { GET } = await handlersOf(address);
  if (!GET) throw new Error(`${address} answers no GET`);
  return GET;
}

type Called = readonly [slug: string, session?: string];

/** Asks for the victim's, for what does not exist and for what is no id at all: the three answers must be one. */
async function expectNothingTold(
  [slug, sessionId]: Called,
  address: string,
  route: NamingRoute,
  handler: Handler,
): Promise<void> {
  const caller = { slug, sessionId };
  const ask = (ids: VictimIds, town: Town) => askRoute(caller, address, handler, route.asked(ids, town));
  const answer = await ask(world.ids, world.town);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body).not.toContain(CANARY);
  expect(answer.body).not.toContain(HEALTH_CANARY);
  expect(answer, "what is a stranger's answers like what does not exist").toEqual(await ask(ghost, ghostTown));
  const { status } = await ask(malformed(world.ids), malformed(world.town));
  expect(status, "what is no id at all is no fault of ours").toBeLessThan(500);
}

describe("every address that is no page", () => {
  it("is covered here, and only they are", () => {
    expect(Object.keys(ROUTES).sort()).toEqual([...routeFiles.keys()].sort());
  });

  it("names something of the victim where it is said to", () => {
    for (const [address, { asked, procedure }] of naming) {
      expect(asked(world.ids, world.town), address).not.toEqual(asked(ghost, ghostTown));
      expect(COVERAGE[procedure], `${address}: ${procedure}`).toBeDefined();
    }
  });

  it("names nothing where it is not said to: no dynamic segment but the town's", () => {
    const silent = Object.keys(ROUTES).filter((address) => typeof ROUTES[address] === "string");
    expect(silent.filter((address) => /\[(?!ville\])/.test(address))).toEqual(["/api/villes/[slug]"]);
  });
});

describe.each(STRANGERS)("%s, with the victim's ids (attacks 1, 2)", (role) => {
  const isAbroad = role === "parentAbroad" || role === "agentAbroad";
  const rows = () => victimRows(world, CANARY, isAbroad ? "their town" : "their rows");
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await rows();
  });
  // A notification of PayFiP about a payment that exists is counted, whoever sends it.
  const asked = naming.filter(([, { procedure }]) => procedure !== "payments.notify");

  it.each(asked)("%s", async (address, route) => {
    await expectNothingTold(cityAndSession(world, role), address, route, await handlerOf(address));
  });

  it("left everything of the victim as it was", async () => {
    expect(await rows()).toEqual(before);
  });

  it("is told nothing by the notification of a payment", async () => {
    const address = "/[ville]/api/payfip/notification";
    const [, route] = naming.find(([one]) => one === address) ?? [];
    if (!route) throw new Error(`${address} is not covered`);
    await expectNothingTold(cityAndSession(world, role), address, route, await handlerOf(address));
  });
});

describe("without the right that is asked", () => {
  it.each(naming.filter(([, route]) => accessOf(route) === "household"))(
    "a relative of the dossier: %s",
    async (address, route) => {
      await expectNothingTold(cityAndSession(world, "relative"), address, route, await handlerOf(address));
    },
  );

  const forAgents = naming.filter(([, route]) => !isForParents(route) && accessOf(route) !== "public");
  it.each(forAgents)("an agent with every other right: %s", async (address, route) => {
    const { city } = world.canteen;
    const lacking = [accessOf(route), ...(COVERAGE[route.procedure]?.orWith ?? [])];
    const { sessionId } = await makeAgent(
      city.id,
      AGENT_RIGHTS.filter((right) => !lacking.includes(right)),
    );
    await expectNothingTold([city.slug, sessionId], address, route, await handlerOf(address));
  });
});

describe("an address that tells a stranger's from what does not exist is found (negative controls)", () => {
  const exists = async (id: string) =>
    (await owner().query("SELECT 1 FROM invoice WHERE id::text = $1", [id])).rowCount === 1;
  const leaks: Record<string, Handler> = {
    "by its status": async (_, { params }) =>
      new Response(null, { status: (await exists((await params).id ?? "")) ? 403 : 404 }),
    "by a header": async (_, { params }) =>
      new Response(null, { status: 404, headers: (await exists((await params).id ?? "")) ? { etag: "1" } : {} }),
    "by its words": async (_, { params }) =>
      new Response((await exists((await params).id ?? "")) ? "interdit" : "introuvable", { status: 404 }),
    "by falling": async (_, { params }) => new Response(null, { status: (await params).id?.includes("%") ? 500 : 404 }),
  };
  const address = "/[ville]/famille/factures/[id]/fichier";

  it.each(Object.keys(leaks))("%s", async (how) => {
    const [, route] = naming.find(([one]) => one === address) ?? [];
    const handler = leaks[how];
    if (!route || !handler) throw new Error("There is nothing to ask");
    await expect(expectNothingTold(cityAndSession(world, "otherParent"), address, route, handler)).rejects.toThrow();
  });

  it("by a guard that was taken away: the file is the stranger's too, once they are of the dossier", async () => {
    const { city } = world.canteen;
    const { sessionId, accountId } = await makeFamily(city.id);
    const ask = async () =>
      askRoute({ slug: city.slug, sessionId }, address, await handlerOf(address), {
        segments: { id: world.ids.invoiceId },
      });
    expect((await ask()).status).toBe(404);
    await owner().query(
      `INSERT INTO family_adult (city_id, family_id, person_id, role)
       SELECT city_id, $2, person_id, 'parent' FROM person_login WHERE account_id = $1`,
      [accountId, world.ids.familyId],
    );
    await owner().query("UPDATE session SET family_id = $2 WHERE id = $1", [sessionId, world.ids.familyId]);
    expect((await ask()).status).toBe(200);
  });
});

describe("the rightful caller (positive control)", () => {
  it.each(naming)("%s", async (address, route) => {
    const role: Role = isForParents(route) ? "victim" : "agentAll";
    const [slug, sessionId] = cityAndSession(world, role);
    const handler = await handlerOf(address);
    const answer = await askRoute({ slug, sessionId }, address, handler, route.asked(world.ids, world.town));
    const absent = await askRoute({ slug, sessionId }, address, handler, route.asked(ghost, ghostTown));
    if (route.silent) expect(answer).toEqual(absent);
    else expect(answer).not.toEqual(absent);
    if (!route.silent) expect(answer.status).toBeLessThan(400);
  });
});
