import { beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { makeDraftSchema } from "@/server/booking/schemas";
import { AGENT_RIGHTS } from "@/server/identity";
import { logger } from "@/server/platform/logger";
import { makeAgent } from "../support/factory";
import { owner } from "../support/owner";
import {
  call,
  callWith,
  INSIDERS,
  inputsOf,
  isMutation,
  namesVictim,
  type Outcome,
  procedures,
  type Role,
  STRANGERS,
  victimRows,
} from "./calling";
import { type Access, COVERAGE, type Covered } from "./coverage";
import { TELLING } from "./telling";
import { CANARY, ghostOf, HEALTH_CANARY, makeTowns, makeWorld, type Town, type World } from "./victim";
import type { VictimIds } from "./victim-ids";

let world: World;
let ghost: VictimIds;
let ghostTown: Town;
let nextWorld: () => Promise<World>;
beforeAll(async () => {
  const [abroad, ...towns] = await makeTowns(procedures.filter(isMutation).length + 12);
  nextWorld = async () => {
    const town = towns.pop();
    if (!town) throw new Error("There are not enough towns");
    return makeWorld(town, abroad);
  };
  world = await nextWorld();
  ghost = ghostOf(world.ids);
  ghostTown = ghostOf(world.town);
});

const covered = (path: string): Covered => {
  const entry = COVERAGE[path];
  if (!entry) throw new Error(`${path} is not in tests/isolation/coverage`);
  return entry;
};
const known = procedures.filter((path) => path in COVERAGE);
/** Queries first: what a mutation changes must not change what is asked of a query. */
const inOrder = [...known].sort((a, b) => Number(isMutation(a)) - Number(isMutation(b)));

const isForParents = (access: Access) => access === "parent" || access === "household";
const isForAgents = (access: Access) => !["public", "account", "parent", "household"].includes(access);

describe("every procedure of the router", () => {
  it("is covered here, and only they are", () => {
    expect(Object.keys(COVERAGE).sort()).toEqual(procedures);
  });

  it.each(known)("%s refuses what it does not know (attack 7)", (path) => {
    const [schema] = inputsOf(path);
    if (!schema) return;
    const good = covered(path).input?.(world.ids, world.town);
    expect(schema.safeParse(good).success).toBe(true);
    // Inputs are flat, but for files: what would be nested would have to be strict by itself.
    for (const value of Object.values(Object(good)).flat())
      expect(typeof value === "object" && !(value instanceof File), JSON.stringify(value)).toBe(false);
    // A form of agents may ask for one of these by its name: then it is no stranger to it.
    const forged = ["role", "cityId", "familyId", "personId", "qf", "price", "status", "validatedAt", "__proto__x"];
    for (const name of forged.filter((field) => !Object.hasOwn(Object(good), field))) {
      const issues = schema.safeParse({ ...Object(good), [name]: "x" }).error?.issues ?? [];
      expect(
        issues.map((issue) => issue.code),
        name,
      ).toContain("unrecognized_keys");
    }
  });

  it("would be seen to take them, were its form not strict (negative control of attack 7)", () => {
    const loose = z.object(makeDraftSchema.shape);
    const good = covered("booking.makeDraft").input?.(world.ids, world.town);
    expect(loose.safeParse({ ...Object(good), price: "x" }).success).toBe(true);
    expect(makeDraftSchema.safeParse({ ...Object(good), price: "x" }).success).toBe(false);
  });
});

describe.each(STRANGERS)("%s, with the victim's ids (attacks 1, 2)", (role) => {
  const isAbroad = role === "parentAbroad" || role === "agentAbroad";
  const rows = () => victimRows(world, CANARY, isAbroad ? "their town" : "their rows");
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await rows();
  });

  it.each(inOrder)("%s", async (path) => {
    const { access, open } = covered(path);
    const noted = vi.spyOn(logger, "warn").mockClear();
    const outcome = await call(world, role, path, world.ids);
    expect(outcome.code, outcome.detail).not.toBe("INTERNAL_SERVER_ERROR");
    expect(outcome.text).not.toContain(CANARY);
    expect(outcome.text).not.toContain(HEALTH_CANARY);
    const loggedOut = role === "anonymous" || role === "sessionFromAbroad";
    if (loggedOut && access !== "public") expect(outcome.code).toBe("UNAUTHORIZED");
    const wrongKind =
      (isForAgents(access) && (role === "otherParent" || role === "parentAbroad")) ||
      (isForParents(access) && (role === "agentNone" || role === "agentAbroad")) ||
      (isForAgents(access) && access !== "agent" && role === "agentNone");
    if (wrongKind) expect(outcome.code).toBe("NOT_FOUND");
    // One line for security, which tells nothing of what was asked for.
    const told = expect.objectContaining({ event: "access-refused", path });
    if (outcome.code === "NOT_FOUND" && role !== "anonymous")
      expect(noted.mock.calls.map(([line]) => line)).toContainEqual(told);
    // What a town has is known to its own people; to those of another it must be as though it were not.
    if (isAbroad && !open && namesVictim(world, path, ghost, ghostTown)) {
      const nowhere = await call(world, role, path, ghost, ghostTown);
      expect([outcome.code, anonymised(outcome)], "what is of another town answers like what is not").toEqual([
        nowhere.code,
        anonymised(nowhere),
      ]);
    }
    if (!namesVictim(world, path, ghost) || open) return;
    expect(outcome.code).not.toBe("OK");
    const absent = await call(world, role, path, ghost);
    expect([outcome.code, anonymised(outcome)], "a stranger's id answers like one that does not exist").toEqual([
      absent.code,
      anonymised(absent),
    ]);
  });

  it("left everything of the victim as it was", async () => {
    expect(await rows()).toEqual(before);
  });
});

/** Without the ids that the caller gave: they come back in some refusals. */
const anonymised = ({ detail }: Outcome) => detail.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id");

describe("an agent with every right but the one that is asked", () => {
  const withRight = known.flatMap((path) => {
    const { access, orWith = [] } = covered(path);
    return isForAgents(access) && access !== "agent"
      ? [{ path, lacking: [access, ...orWith] as readonly string[] }]
      : [];
  });

  it.each(withRight)("$path", async ({ path, lacking }) => {
    const { city } = world.canteen;
    const { sessionId } = await makeAgent(
      city.id,
      AGENT_RIGHTS.filter((right) => !lacking.includes(right)),
    );
    const { code, text } = await callWith(world, [city.slug, sessionId], path, world.ids);
    expect(code).toBe("NOT_FOUND");
    expect(text).not.toContain(CANARY);
  });
});

describe("a stranger with the guards off (negative controls of attacks 1, 2, 6)", () => {
  const askFor = (on: World, role: Role, path: string) => call(on, role, path, on.ids);

  it("reads the dossier once it is theirs too: that line alone keeps them out", async () => {
    const own = await nextWorld();
    expect((await askFor(own, "otherParent", "families.dossier")).text).not.toContain(CANARY);
    const { city } = own.canteen;
    await owner().query(
      `INSERT INTO family_adult (city_id, family_id, person_id, role)
       SELECT l.city_id, $2, l.person_id, 'parent' FROM person_login l
       JOIN session s ON s.city_id = l.city_id AND s.account_id = l.account_id WHERE s.id = $1`,
      [own.sessions.otherParent, own.ids.familyId],
    );
    await owner().query("UPDATE session SET family_id = $2 WHERE id = $1", [
      own.sessions.otherParent,
      own.ids.familyId,
    ]);
    const { code, text } = await callWith(own, [city.slug, own.sessions.otherParent], "families.dossier", own.ids);
    expect(code).toBe("OK");
    expect(text).toContain(CANARY);
  });

  it("reads it as an agent once the right is given: that right alone keeps them out", async () => {
    const own = await nextWorld();
    expect((await askFor(own, "agentNone", "backoffice.families.dossier")).code).toBe("NOT_FOUND");
    await owner().query(
      `UPDATE agent_role r SET rights = $2 FROM agent_assignment a JOIN session s ON s.account_id = a.account_id
       WHERE a.role_id = r.id AND s.id = $1`,
      [own.sessions.agentNone, [...AGENT_RIGHTS]],
    );
    expect((await askFor(own, "agentNone", "backoffice.families.dossier")).text).toContain(CANARY);
  });

  it("of another town is shown a régie once rows are not kept apart: that alone hides it", async () => {
    const own = await nextWorld();
    const ask = async () => (await askFor(own, "agentAbroad", "billing.setup.regie")).code;
    expect(await ask()).toBe("NOT_FOUND");
    await owner().query("ALTER TABLE regie DISABLE ROW LEVEL SECURITY");
    try {
      expect(await ask()).toBe("OK");
    } finally {
      await owner().query("ALTER TABLE regie ENABLE ROW LEVEL SECURITY");
    }
  });
});

describe("the rightful caller (positive control)", () => {
  it("is told what strangers are not", async () => {
    for (const role of INSIDERS) {
      for (const path of TELLING[role] ?? []) {
        expect((await call(world, role, path, world.ids)).text, path).toContain(CANARY);
      }
    }
    expect((await call(world, "victim", "families.health.read", world.ids)).text).toContain(HEALTH_CANARY);
  });

  it("would be seen to change what is the victim's", async () => {
    const own = await nextWorld();
    const before = await victimRows(own, CANARY);
    await call(own, "victim", "families.chooseDiet", own.ids);
    const after = await victimRows(own, CANARY);
    expect(Object.keys(before).filter((table) => before[table] !== after[table])).toEqual(
      expect.arrayContaining(["child", "history_entry"]),
    );
  });

  it.each(known)("%s", async (path) => {
    const own = isMutation(path) ? await nextWorld() : world;
    const { access, rightful } = covered(path);
    const role = access === "public" ? "anonymous" : isForAgents(access) ? "agentAll" : "victim";
    const outcome = await call(own, role, path, own.ids);
    expect([outcome.code, outcome.code === (rightful?.[0] ?? "OK") ? "" : outcome.detail]).toEqual([
      rightful?.[0] ?? "OK",
      "",
    ]);
  });
});

/** How a price is reached names the quotient: "QF 987 : tranche…". */
const QUOTIENT = /\bQF\b/;

describe("a relative of the dossier (attack 37)", () => {
  it.each(inOrder)("%s tells nothing of its quotient", async (path) => {
    expect((await call(world, "relative", path, world.ids)).text).not.toMatch(QUOTIENT);
  });

  it.each(["booking.history", "booking.recap"])("%s tells it to the household (positive control)", async (path) => {
    expect((await call(world, "victim", path, world.ids)).text).toMatch(QUOTIENT);
  });
});

describe("an agent without the right on health (attack 4)", () => {
  it.each(inOrder)("%s tells nothing of it", async (path) => {
    expect((await call(world, "agentNoHealth", path, world.ids)).text).not.toContain(HEALTH_CANARY);
  });
});

describe("role by procedure (attack 6)", () => {
  it("is what was agreed", async () => {
    const roles: readonly Role[] = [...STRANGERS, ...INSIDERS];
    const lines = [`procedure | ${roles.join(" | ")}`];
    const answers = new Map<string, string[]>(known.map((path) => [path, []]));
    const strangersTown = await nextWorld();
    for (const role of roles) {
      const town = role in strangersTown.sessions && role !== "otherParent" ? await nextWorld() : strangersTown;
      for (const path of inOrder) {
        answers.get(path)?.push((await call(town, role, path, town.ids)).code);
        await owner().query("UPDATE session SET revoked_at = NULL WHERE city_id = $1", [town.canteen.city.id]);
      }
    }
    for (const path of known) lines.push(`${path} | ${answers.get(path)?.join(" | ")}`);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("./roles-by-procedure.txt");
  });
});
