import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { backofficeRouter } from "@/server/backoffice/router";
import { AGENT_RIGHTS, type AgentRight } from "@/server/identity";
import { newId } from "@/server/platform/ids";
import { type Canteen, makeCanteen } from "../../support/canteen";
import { makeAgent, makeChild, makeFamily, makeSchool, requestOf, type TestFamily } from "../../support/factory";
import { owner } from "../../support/owner";

type Api = ReturnType<typeof createCaller>;

let canteen: Canteen;
let other: Canteen;
let family: TestFamily;
let childId: string;
let schoolId: string;

/** Each procedure of the space with the rights that open it: every one of `all` and at least one of `any`. */
const PROCEDURES: Record<string, { all?: AgentRight[]; any?: AgentRight[]; call: (api: Api) => Promise<unknown> }> = {
  "queue.list": {
    any: ["demandes.traiter", "documents.traiter", "familles.modifier"],
    call: (api) => api.backoffice.queue.list({}),
  },
  "queue.place (inscription)": {
    all: ["familles.modifier"],
    call: (api) => api.backoffice.queue.place({ kind: "inscription", id: newId() }),
  },
  "enrolment.request": {
    all: ["familles.modifier"],
    call: (api) => api.backoffice.enrolment.request({ requestId: newId() }),
  },
  "queue.place (compte)": {
    all: ["demandes.traiter"],
    call: (api) => api.backoffice.queue.place({ kind: "compte", id: newId() }),
  },
  "queue.assign (document)": {
    all: ["documents.traiter"],
    call: (api) => api.backoffice.queue.assign({ kind: "document", id: newId() }),
  },
  "queue.release (identite)": {
    all: ["demandes.traiter"],
    call: (api) => api.backoffice.queue.release({ kind: "identite", id: newId() }),
  },
  "families.search": { all: ["familles.lire"], call: (api) => api.backoffice.families.search({ q: "essai" }) },
  "families.dossier": {
    all: ["familles.lire"],
    call: (api) => api.backoffice.families.dossier({ familyId: family.familyId }),
  },
  "families.acts": {
    all: ["familles.lire"],
    call: (api) => api.backoffice.families.acts({ familyId: family.familyId }),
  },
  "families.openHealth": {
    all: ["familles.lire", "sante.lire"],
    call: (api) => api.backoffice.families.openHealth({ familyId: family.familyId, childId, purpose: "accueil" }),
  },
  "families.health": {
    all: ["familles.lire", "sante.lire"],
    call: (api) => api.backoffice.families.health({ familyId: family.familyId, childId }),
  },
  "headcount.day": { all: ["effectifs.lire"], call: (api) => api.backoffice.headcount.day({}) },
  "headcount.week": { all: ["effectifs.lire"], call: (api) => api.backoffice.headcount.week({}) },
  "headcount.attendees": {
    all: ["effectifs.lire"],
    call: (api) => api.backoffice.headcount.attendees({ day: "2026-11-23" }),
  },
  "headcount.openAllergies": {
    all: ["effectifs.lire", "sante.lire"],
    call: (api) => api.backoffice.headcount.openAllergies({ day: "2026-11-23", schoolId, purpose: "repas" }),
  },
  "quotient.acceptAttestation": {
    all: ["documents.traiter"],
    call: (api) =>
      api.backoffice.quotient.acceptAttestation({ documentId: newId(), amount: "720", month: "2026-11-01" }),
  },
  "quotient.enter": {
    all: ["familles.modifier"],
    call: (api) =>
      api.backoffice.quotient.enter({ familyId: newId(), amount: "720", month: "2026-11-01", reason: "Essai" }),
  },
  "counter.search": { all: ["regie.tenir"], call: (api) => api.backoffice.counter.search({ q: "essai" }) },
  "journal.read": { all: ["journal.lire"], call: (api) => api.backoffice.journal.read({}) },
  "mails.list": { all: ["familles.modifier"], call: (api) => api.backoffice.mails.list({}) },
  "mails.resend": {
    all: ["familles.modifier"],
    call: (api) => api.backoffice.mails.resend({ mailId: newId() }),
  },
  "mails.resendAll": {
    all: ["familles.modifier"],
    call: (api) => api.backoffice.mails.resendAll({ failure: "held", most: "9" }),
  },
  "agents.list": { all: ["parametres.gerer"], call: (api) => api.backoffice.agents.list() },
  space: { call: (api) => api.backoffice.space() },
};

beforeAll(async () => {
  canteen = await makeCanteen();
  other = await makeCanteen();
  schoolId = await makeSchool(canteen.city.id);
  family = await makeFamily(canteen.city.id);
  childId = await makeChild(canteen.city.id, family.familyId, { school_id: schoolId });
});

const NAMED = [
  "QueueItemNotFound",
  "DocumentNotFound",
  "EnrolmentRequestNotFound",
  "QuotientFamilyNotFound",
  "FailedMailNotFound",
];

/** "open", or the code of the refusal. An item that does not exist is refused by its own name, after the rights. */
async function answer(api: Api, call: (api: Api) => Promise<unknown>): Promise<string> {
  try {
    await call(api);
    return "open";
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return NAMED.includes(error.message) ? "open" : error.code;
  }
}

function opens({ all = [], any = [] }: { all?: AgentRight[]; any?: AgentRight[] }, rights: readonly AgentRight[]) {
  return (
    all.every((right) => rights.includes(right)) && (any.length === 0 || any.some((right) => rights.includes(right)))
  );
}

describe("rights of agents (A7, attack 6)", () => {
  const sets: AgentRight[][] = [
    [],
    ...AGENT_RIGHTS.map((right) => [right]),
    ["familles.lire", "sante.lire"],
    [...AGENT_RIGHTS],
  ];

  it.each(sets)("with %s only, opens what it should and nothing else", async (...rights) => {
    const { sessionId } = await makeAgent(canteen.city.id, rights);
    const api = createCaller(requestOf(canteen.city.slug, sessionId));
    for (const [name, procedure] of Object.entries(PROCEDURES)) {
      const expected = opens(procedure, rights) ? "open" : "NOT_FOUND";
      expect([name, await answer(api, procedure.call)]).toEqual([name, expected]);
    }
  });

  it("has a case for every procedure of the space", () => {
    const named = new Set(Object.keys(PROCEDURES).map((name) => name.replace(/ \(.*/, "")));
    const all = Object.keys(backofficeRouter._def.procedures);
    expect([...named].toSorted()).toEqual(all.toSorted());
  });

  it.each(["a parent", "nobody", "an agent without the second factor"])("opens nothing to %s", async (who) => {
    const { accountId } = await makeAgent(canteen.city.id, AGENT_RIGHTS);
    let sessionId: string | undefined;
    if (who === "a parent") sessionId = family.sessionId;
    if (who.startsWith("an agent")) {
      const { rows } = await owner().query("UPDATE session SET method = 'local' WHERE account_id = $1 RETURNING id", [
        accountId,
      ]);
      sessionId = rows[0].id;
      await owner().query(
        "INSERT INTO local_credential (city_id, account_id, login, password_hash) VALUES ($1, $2, $3, 'x')",
        [canteen.city.id, accountId, `agent-${accountId}`],
      );
    }
    const api = createCaller(requestOf(canteen.city.slug, sessionId));
    for (const [name, procedure] of Object.entries(PROCEDURES)) {
      expect([name, await answer(api, procedure.call)]).not.toEqual([name, "open"]);
    }
  });

  it("takes a right away at once (attack 5)", async () => {
    const { accountId, sessionId } = await makeAgent(canteen.city.id, ["familles.lire"]);
    const api = createCaller(requestOf(canteen.city.slug, sessionId));
    expect(await answer(api, (a) => a.backoffice.families.search({ q: "x" }))).toBe("open");
    await owner().query("UPDATE agent_assignment SET revoked_at = now() WHERE account_id = $1", [accountId]);
    expect(await answer(api, (a) => a.backoffice.families.search({ q: "x" }))).toBe("NOT_FOUND");
  });

  it("does not know another town's dossier, whatever the rights (attack 2)", async () => {
    const { sessionId } = await makeAgent(other.city.id, AGENT_RIGHTS);
    const api = createCaller(requestOf(other.city.slug, sessionId));
    for (const name of ["families.dossier", "families.health", "families.openHealth"]) {
      const procedure = PROCEDURES[name];
      expect(procedure && (await answer(api, procedure.call))).toBe("NOT_FOUND");
    }
  });
});
