import { beforeAll, describe, expect, it } from "vitest";
import { makeEaters } from "../support/canteen";
import { owner } from "../support/owner";
import { callInput, cityAndSession, type Outcome, procedures, type Role, victimRows } from "./calling";
import { COVERAGE, type Covered } from "./coverage";
import { CANARY, ghostOf, makeTowns, makeWorld, type Town, type World } from "./victim";
import type { VictimIds } from "./victim-ids";

/*
 * One id of somebody else's among one's own (attacks 1, 2): the rightful caller of each procedure, with a good input in which
 * a single id is another town's, or another family's. The answer must be that of an id that does not exist, and nothing of
 * the other's may change, nor be named from here.
 */

let own: World;
let foreign: World;
let ghost: VictimIds;
let ghostTown: Town;
beforeAll(async () => {
  const [abroad, here, there] = await makeTowns(2);
  if (!here || !there) throw new Error("There are not two towns");
  own = await makeWorld(here, abroad);
  foreign = await makeWorld(there, abroad);
  ghost = ghostOf(own.ids);
  ghostTown = ghostOf(own.town);
});

type Input = NonNullable<Covered["input"]>;

const inputsOf = ({ input, others = [] }: Covered): readonly Input[] => (input ? [input, ...others] : others);

const isForAgents = ({ access }: Covered) => !["public", "account", "parent", "household"].includes(access);
const roleOf = (covered: Covered): Role =>
  covered.access === "public" ? "anonymous" : isForAgents(covered) ? "agentAll" : "victim";

/** What an input reads, and is no id of anything: what a page showed, a file, a code that anybody may check. */
const NO_NAMES: readonly string[] = ["seen", "healthVersion", "pdf", "certificateCode"];
/** Where the first of two such calls leaves nothing for the second, and why. */
const SPENDS: Readonly<Record<string, string>> = {
  "payments.counter.record": "what the invoices that it names do not take goes to the others that the same debtor owes",
};

/** The ids that an input names. */
function named(input: Input): readonly string[] {
  const read = new Set<string>();
  const noting = <T extends object>(ids: T): T =>
    new Proxy(ids, {
      get: (target, name) => {
        read.add(String(name));
        return Reflect.get(target, name);
      },
    });
  input(noting(own.ids), noting(own.town));
  return [...read].filter((name) => !NO_NAMES.includes(name));
}

/** The good input, with one id taken from elsewhere. */
function swapped(input: Input, name: string, ids: Partial<VictimIds>, town: Partial<Town>): unknown {
  const swap = <T extends object>(good: T, other: Partial<T>): T =>
    name in good && name in other ? { ...good, [name]: Reflect.get(other, name) } : good;
  return input(swap(own.ids, ids), swap(own.town, town));
}

const ask = (covered: Covered, path: string, input: unknown): Promise<Outcome> =>
  callInput(cityAndSession(own, roleOf(covered)), path, input);

const anonymised = ({ code, detail, text }: Outcome) =>
  [code, detail, code === "OK" ? text : ""].map((part) =>
    part.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id"),
  );

const known = procedures.flatMap((path) => (COVERAGE[path] ? [{ path, covered: COVERAGE[path] }] : []));

describe("an id of another town, among one's own", () => {
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await victimRows(foreign, CANARY, "their town");
  });

  it.each(known)("$path", async ({ path, covered }) => {
    for (const input of inputsOf(covered)) {
      for (const name of named(input)) {
        const there = await ask(covered, path, swapped(input, name, foreign.ids, foreign.town));
        const nowhere = await ask(covered, path, swapped(input, name, ghost, ghostTown));
        expect(there.code, there.detail).not.toBe("INTERNAL_SERVER_ERROR");
        if (path in SPENDS) continue;
        expect(anonymised(there), `${name} of another town answers like one that does not exist`).toEqual(
          anonymised(nowhere),
        );
      }
    }
  });

  it("changed nothing there", async () => {
    expect(await victimRows(foreign, CANARY, "their town")).toEqual(before);
  });
});

describe("an id of another family of the town, among those of one dossier", () => {
  /** Agents may name any family: but a child, an adult, an enrolment are of theirs, or are nothing. */
  const OF_A_FAMILY = ["familyId", "personId", "childId", "enrolmentId"] as const;
  let other: Partial<VictimIds>;
  let before: string[];
  const rowsOf = async () => {
    const found: string[] = [];
    for (const table of ["family", "person", "child", "enrolment", "contact", "booking", "family_adult"]) {
      const { rows } = await owner().query<{ row: string }>(
        `SELECT row::text AS row FROM ${table} row WHERE row::text ~ $1 ORDER BY 1`,
        [Object.values(other).join("|")],
      );
      found.push(...rows.map(({ row }) => row));
    }
    return found;
  };
  beforeAll(async () => {
    const family = await makeEaters(own.canteen, [own.town.schoolId]);
    const [childId = ""] = family.children;
    const { rows } = await owner().query("SELECT id FROM enrolment WHERE child_id = $1", [childId]);
    other = { familyId: family.familyId, personId: family.personId, childId, enrolmentId: rows[0]?.id };
    before = await rowsOf();
  });

  const mixed = known.flatMap(({ path, covered }) =>
    isForAgents(covered) ? inputsOf(covered).map((input) => ({ path, covered, input, names: () => named(input) })) : [],
  );

  it.each(mixed)("$path", async ({ path, covered, input, names }) => {
    const ofFamily = OF_A_FAMILY.filter((name) => names().includes(name));
    if (ofFamily.length < 2) return;
    for (const name of ofFamily) {
      const theirs = await ask(covered, path, swapped(input, name, other, {}));
      const nobodys = await ask(covered, path, swapped(input, name, ghost, ghostTown));
      expect(theirs.code, `${name} of another family`).not.toBe("OK");
      // An agent may know that the dossier is there.
      if (name === "familyId") continue;
      expect(anonymised(theirs), `${name} of another family answers like one that does not exist`).toEqual(
        anonymised(nobodys),
      );
    }
  });

  it("changed nothing of theirs", async () => {
    expect(before.length).toBeGreaterThan(4);
    expect(await rowsOf()).toEqual(before);
  });
});

describe("an id of elsewhere is found where it is let in (negative controls)", () => {
  const answers = async (path: string, name: string, ids: Partial<VictimIds>, town: Partial<Town>) => {
    const covered = COVERAGE[path];
    const input = covered?.input;
    if (!covered || !input) throw new Error(`${path} names nothing`);
    return ask(covered, path, swapped(input, name, ids, town));
  };

  it("of another town, were rows not kept apart", async () => {
    const regie = () => answers("billing.setup.regie", "regieId", {}, foreign.town);
    expect((await regie()).code).toBe("NOT_FOUND");
    await owner().query("ALTER TABLE regie DISABLE ROW LEVEL SECURITY");
    try {
      expect((await regie()).code).toBe("OK");
    } finally {
      await owner().query("ALTER TABLE regie ENABLE ROW LEVEL SECURITY");
    }
  });

  it("of another family, once the child lives there too: that line alone keeps it out", async () => {
    const { familyId, children } = await makeEaters(own.canteen, [own.town.schoolId]);
    const child = () => answers("families.desk.child", "childId", { childId: children[0] ?? "" }, {});
    expect((await child()).code).toBe("NOT_FOUND");
    await owner().query(
      `INSERT INTO family_child (city_id, family_id, child_id, custody_weeks)
       SELECT city_id, $1, child_id, custody_weeks FROM family_child WHERE family_id = $2`,
      [own.ids.familyId, familyId],
    );
    expect((await child()).code).toBe("OK");
  });
});
