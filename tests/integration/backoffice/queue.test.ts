import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { itemName } from "@/server/backoffice/domain/queue.fr";
import type { AgentRight } from "@/server/identity";
import { newId } from "@/server/platform/ids";
import { makeAgent, makeChild, makeCity, makeFamily, requestOf, type TestFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";

invariantsHoldAfterEach();

const BOTH: AgentRight[] = ["demandes.traiter", "documents.traiter"];
const IDENTITY = {
  birthName: "Martin",
  usageName: "",
  firstNames: ["Emma"],
  gender: "female",
  birthdate: "1990-01-02",
  birthplace: "42207",
  birthcountry: "99100",
  birthplaceName: "",
};

let city: { id: string; slug: string };
let family: TestFamily;
let typeId: string;

/** Made before the first call: the list of cities is read again only every half minute. */
const cities: { id: string; slug: string }[] = [];

beforeAll(async () => {
  for (let n = 0; n < 12; n++) cities.push(await makeCity());
});

function nextCity(): { id: string; slug: string } {
  const fresh = cities.pop();
  if (!fresh) throw new Error("Make more cities");
  return fresh;
}

beforeEach(async () => {
  city = nextCity();
  family = await makeFamily(city.id);
  typeId = newId();
  await insert("document_type", {
    city_id: city.id,
    id: typeId,
    code: "assurance",
    label: "Assurance",
    audience: "child",
  });
});

async function addRequest(at: string, over: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  const request = { city_id: city.id, id, origin: "local", identity: IDENTITY, email: "e@exemple.fr", created_at: at };
  await insert("account_request", { ...request, ...over });
  return id;
}

async function addChange(at: string, over: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  await insert("change_request", {
    city_id: city.id,
    id,
    family_id: family.familyId,
    person_id: family.personId,
    requested_by: family.accountId,
    fields: { phone: { before: "", after: "0612345678" } },
    created_at: at,
    ...over,
  });
  return id;
}

async function addDocument(at: string, over: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  const childId = await makeChild(city.id, family.familyId, { first_name: "Lou" });
  await insert("document", {
    city_id: city.id,
    id,
    family_id: family.familyId,
    child_id: childId,
    type_id: typeId,
    file_name: "a.pdf",
    media_type: "application/pdf",
    size_bytes: 10,
    storage_key: id,
    sha256: Buffer.alloc(32),
    uploaded_by: family.accountId,
    uploaded_at: at,
    ...over,
  });
  return id;
}

const as = (agent: { sessionId: string }) => createCaller(requestOf(city.slug, agent.sessionId)).backoffice.queue;

describe("the queue (W1)", () => {
  it("puts four kinds in one list, oldest first, and says who, what and whose", async () => {
    const clerk = await makeAgent(city.id, BOTH);
    const document = await addDocument("2026-11-20T08:00:00Z");
    const account = await addRequest("2026-11-18T08:00:00Z");
    const doubtful = await addRequest("2026-11-21T08:00:00Z", { doubtful: true, origin: "franceconnect" });
    const change = await addChange("2026-11-19T08:00:00Z", { assigned_to: clerk.accountId });
    await addChange("2026-11-01T08:00:00Z", { status: "accepted" });
    const { items, counts, next } = await as(clerk).list({});
    expect(items.map(({ id }) => id)).toEqual([account, change, document, doubtful]);
    expect(items.map(({ kind }) => kind)).toEqual(["compte", "modification", "document", "identite"]);
    expect(items.map(({ what }) => what)).toEqual([
      "Ouvrir un compte local",
      "Téléphone",
      "Assurance de Lou",
      "Rattacher une connexion FranceConnect",
    ]);
    expect(items[0]?.who).toBe("Emma Martin");
    expect(items[1]?.assignee?.me).toBe(true);
    expect(counts).toContainEqual({ kind: "modification", all: 1, mine: 1, free: 0 });
    expect(next).toBeNull();
  });

  it("calls a contact a contact, and the family's own details by their name", async () => {
    const clerk = await makeAgent(city.id, BOTH);
    await addChange("2026-11-18T08:00:00Z", { fields: { contact: {} } });
    await addChange("2026-11-19T08:00:00Z");
    await addRequest("2026-11-20T08:00:00Z");
    const { items } = await as(clerk).list({});
    expect(items.map(itemName)).toEqual(["Changement d’un contact", "Changement de coordonnées", "Demande de compte"]);
  });

  it("gives every item once over its pages, also when many came in the same instant", async () => {
    const clerk = await makeAgent(city.id, BOTH);
    const ids: string[] = [];
    for (let n = 0; n < 61; n++) {
      const at = `2026-11-0${1 + (n % 3)}T08:00:00Z`;
      ids.push(n % 2 === 0 ? await addRequest(at) : await addChange(at));
    }
    const seen: string[] = [];
    let apres: string | undefined;
    do {
      const page = await as(clerk).list({ apres });
      seen.push(...page.items.map(({ id }) => id));
      apres = page.next ?? undefined;
    } while (apres);
    expect(seen).toHaveLength(61);
    expect(new Set(seen)).toEqual(new Set(ids));
  });

  it("shows an agent only the kinds of their rights", async () => {
    await addRequest("2026-11-18T08:00:00Z");
    const document = await addDocument("2026-11-20T08:00:00Z");
    const only = await makeAgent(city.id, ["documents.traiter"]);
    const { items, counts } = await as(only).list({});
    expect(items.map(({ id }) => id)).toEqual([document]);
    expect(counts.map(({ kind }) => kind)).toEqual(["document"]);
    expect((await as(only).list({ genre: "compte" })).items).toEqual([]);
  });

  it("filters by kind and by who has it", async () => {
    const clerk = await makeAgent(city.id, BOTH);
    const other = await makeAgent(city.id, BOTH);
    const mine = await addChange("2026-11-19T08:00:00Z", { assigned_to: clerk.accountId });
    await addChange("2026-11-19T09:00:00Z", { assigned_to: other.accountId });
    const free = await addRequest("2026-11-19T10:00:00Z");
    expect((await as(clerk).list({ qui: "moi" })).items.map(({ id }) => id)).toEqual([mine]);
    expect((await as(clerk).list({ qui: "personne" })).items.map(({ id }) => id)).toEqual([free]);
    expect((await as(clerk).list({ genre: "modification" })).items).toHaveLength(2);
  });

  it("leads to the next of the same part, and round to the first", async () => {
    const clerk = await makeAgent(city.id, BOTH);
    const first = await addChange("2026-11-01T08:00:00Z");
    await addRequest("2026-11-02T08:00:00Z");
    const last = await addChange("2026-11-03T08:00:00Z");
    const place = await as(clerk).place({ kind: "modification", id: first, genre: "modification" });
    expect(place.next).toBe(`/agents/modifications/${last}?genre=modification`);
    const round = await as(clerk).place({ kind: "modification", id: last, genre: "modification" });
    expect(round.next).toBe(`/agents/modifications/${first}?genre=modification`);
    await owner().query("UPDATE change_request SET status = 'accepted' WHERE id = $1", [first]);
    expect((await as(clerk).place({ kind: "modification", id: last, genre: "modification" })).next).toBeNull();
  });
});

describe("two agents at once", () => {
  it("gives the item to one; the other learns who has it", async () => {
    const agents = await Promise.all([makeAgent(city.id, BOTH), makeAgent(city.id, BOTH), makeAgent(city.id, BOTH)]);
    const id = await addChange("2026-11-19T08:00:00Z");
    const answers = await Promise.allSettled(
      agents.map((agent) => as(agent).assign({ kind: "modification", id, seen: "" })),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refusals = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason.message] : []));
    expect(refusals).toEqual(["QueueItemTaken", "QueueItemTaken"]);
  });

  it("takes over only from the colleague that the page named, and gives back one's own", async () => {
    const [one, two] = [await makeAgent(city.id, BOTH), await makeAgent(city.id, BOTH)];
    const id = await addDocument("2026-11-19T08:00:00Z");
    await as(one).assign({ kind: "document", id, seen: "" });
    await expect(as(two).assign({ kind: "document", id, seen: "" })).rejects.toThrow("QueueItemTaken");
    await as(two).assign({ kind: "document", id, seen: one.accountId });
    await expect(as(one).release({ kind: "document", id })).rejects.toThrow("QueueItemTaken");
    await as(two).release({ kind: "document", id });
    expect((await as(one).place({ kind: "document", id })).assignee).toBeNull();
  });

  it("says who decided and when, to whoever comes second", async () => {
    const [one, two] = [await makeAgent(city.id, BOTH), await makeAgent(city.id, BOTH)];
    const id = await addChange("2026-11-19T08:00:00Z");
    const api = (agent: { sessionId: string }) => createCaller(requestOf(city.slug, agent.sessionId)).families.staff;
    const answers = await Promise.allSettled([
      api(one).refuseChange({ requestId: id, reason: "Numéro illisible" }),
      api(two).acceptChange({ requestId: id }),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const place = await as(two).place({ kind: "modification", id });
    expect(place.pending).toBe(false);
    expect(place.decision?.by).toBe("Agent d’essai");
    await expect(as(two).assign({ kind: "modification", id, seen: "" })).rejects.toThrow("QueueItemDecided");
  });

  it("keeps the items of another town out of reach", async () => {
    const id = await addChange("2026-11-19T08:00:00Z");
    const elsewhere = nextCity();
    const stranger = await makeAgent(elsewhere.id, BOTH);
    const api = createCaller(requestOf(elsewhere.slug, stranger.sessionId)).backoffice.queue;
    await expect(api.assign({ kind: "modification", id, seen: "" })).rejects.toThrow("QueueItemNotFound");
    await expect(api.place({ kind: "modification", id })).rejects.toThrow("QueueItemNotFound");
    expect((await api.list({})).items).toEqual([]);
  });
});
