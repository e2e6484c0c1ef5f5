import { createCaller } from "@/server/api/root";
import { AGENT_RIGHTS, hashPassword } from "@/server/identity";
import { ensureCityKey, seal } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { file, pdf } from "../integration/documents/corpus";
import { makeAdult } from "../integration/families/households";
import { apiOf, book, draftOf } from "../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSchool, makeSlots } from "../support/canteen";
import { makeAgent, makeSession, requestOf } from "../support/factory";
import { insert, owner } from "../support/owner";
import { documentType, makeClosing, makeOpening } from "./town-rows";
import { makeCertificate } from "./victim-certificate";
import { makeEnrolmentRequest } from "./victim-enrolment-request";
import { makeHealthDocument } from "./victim-health-document";
import type { VictimIds } from "./victim-ids";
import { makeInvitation } from "./victim-invitation";
import { makeInvoices } from "./victim-invoices";
import { makeFailedMail } from "./victim-mail";
import { makePayments } from "./victim-payments";

/** Found in every free text of the victim; health has one of its own, for agents who may read all but that. */
export const CANARY = "CANARIDELAVICTIME";
export const HEALTH_CANARY = "CANARIDESANTE";
export const PASSWORD = "Ab1!cd2?xyZ9";

export interface Town {
  readonly activityId: string;
  readonly regieId: string;
  readonly thirdPartyId: string;
  readonly schoolId: string;
  readonly familyDocumentId: string;
  readonly childDocumentId: string;
  readonly agentId: string;
  readonly closingId: string;
  readonly openingId: string;
  readonly pdf: Uint8Array<ArrayBuffer>;
}

export interface World {
  readonly canteen: Canteen;
  readonly town: Town;
  readonly ids: VictimIds;
  /** The sessions that can call, by who they are. */
  readonly sessions: Readonly<
    Record<"victim" | "relative" | "otherParent" | "agentNone" | "agentNoHealth" | "agentAll", string>
  >;
  readonly abroad: { readonly slug: string; readonly parent: string; readonly agent: string };
}

async function one<T = string>(sql: string, values: readonly unknown[]): Promise<T> {
  const { rows } = await owner().query<{ value: T }>(sql, [...values]);
  const row = rows[0];
  if (!row) throw new Error(`The victim's world lacks a row: ${sql}`);
  return row.value;
}

let passwordHash: Promise<string> | undefined;

/** The parts of the victim that are no request of theirs: who they are, their child, how they log in. */
async function makeVictim(canteen: Canteen, schoolId: string) {
  const cityId = canteen.city.id;
  const address = { address_line: `1 rue ${CANARY}`, postcode: "69960", town: CANARY, allocataire_number: CANARY };
  const victim = await makeEaters(canteen, [schoolId], { name: `Famille ${CANARY}`, ...address });
  const [childId = ""] = victim.children;
  const query = owner();
  await query.query(
    `UPDATE person SET birth_name = $1, usage_name = $1, email = $1 || '@exemple.fr', phone = '0601020304' WHERE id = $2`,
    [CANARY, victim.personId],
  );
  await query.query(`UPDATE child SET first_name = $1, last_name = $1 WHERE id = $2`, [CANARY, childId]);
  await query.query(`UPDATE account SET display_name = $1, email = $1 || '@exemple.fr' WHERE id = $2`, [
    CANARY,
    victim.accountId,
  ]);
  const known = { city_id: cityId, id: newId() };
  await insert("quotient_familial", {
    ...known,
    family_id: victim.familyId,
    amount_cents: 98_765,
    source: "caf",
    reference_month: "2026-09-01",
    valid_from: "2026-09-01",
    recorded_by: CANARY,
  });
  await insert("residence_change", {
    ...known,
    family_id: victim.familyId,
    residence: "commune",
    from_day: "2026-09-01",
    source: "desk",
    recorded_at: "2026-09-01T08:00:00Z",
    recorded_by: CANARY,
  });
  await insert("contact", {
    ...known,
    child_id: childId,
    family_id: victim.familyId,
    name: CANARY,
    relation: CANARY,
    phone: "0605060708",
    kind: "urgence",
  });
  const identityId = newId();
  await insert("federated_identity", {
    city_id: cityId,
    id: identityId,
    issuer: "https://fc.example",
    subject: CANARY,
    account_id: victim.accountId,
    claims: { family_name: CANARY },
  });
  passwordHash ??= hashPassword(PASSWORD);
  await insert("local_credential", {
    city_id: cityId,
    account_id: victim.accountId,
    login: `${CANARY}@exemple.fr`.toLowerCase(),
    password_hash: await passwordHash,
  });
  const otherSessionId = await makeSession(cityId, victim.accountId, { user_agent: CANARY });
  const sheet = {
    allergies: HEALTH_CANARY,
    illnesses: HEALTH_CANARY,
    pai: HEALTH_CANARY,
    conduct: HEALTH_CANARY,
    doctor: HEALTH_CANARY,
  };
  const place = { cityId, table: "health_sheet", column: "sealed", rowId: childId };
  await insert("health_sheet", {
    city_id: cityId,
    child_id: childId,
    sealed: await seal(place, JSON.stringify(sheet)),
  });
  return { victim, childId, contactId: known.id, identityId, otherSessionId };
}

/** A full day of a school: the victim waits; then the place frees and is offered to them. */
async function makeQueues(
  canteen: Canteen,
  schoolId: string,
  victim: EatingFamily,
): Promise<readonly [string, string]> {
  await makeSlots(canteen, schoolId, ["2026-12-10", "2026-12-11"], 1);
  const first = await makeEaters(canteen, [schoolId]);
  const days = (family: EatingFamily, state = "") =>
    ["2026-12-10", "2026-12-11"].map((day) => `${family.children[0]}.${day}${state}`);
  await book(canteen, first, { wanted: days(first) });
  await book(canteen, victim, { wanted: days(victim) });
  const [stay = "", free = ""] = days(first);
  await book(canteen, first, { base: [`${stay}.booked`, `${free}.booked`], wanted: [stay] });
  const entry = "SELECT id AS value FROM waitlist_entry WHERE family_id = $1 AND status = $2";
  return [await one(entry, [victim.familyId, "waiting"]), await one(entry, [victim.familyId, "offered"])];
}

async function makeBookings(canteen: Canteen, schoolId: string, victim: EatingFamily, childId: string) {
  await makeSlots(canteen, schoolId, ["2026-12-01", "2026-12-03"], 20);
  await book(canteen, victim, { wanted: [`${childId}.2026-12-01`] });
  const confirmedDraftId = await one(
    "SELECT id AS value FROM booking_draft WHERE family_id = $1 AND confirmed_at IS NOT NULL LIMIT 1",
    [victim.familyId],
  );
  const [waitingEntryId, offeredEntryId] = await makeQueues(canteen, schoolId, victim);
  const openDraftId = await draftOf(canteen, victim, { wanted: [`${childId}.2026-12-03`] });
  const { seen } = await apiOf(canteen, victim).booking.recap({ draft: openDraftId });
  return { confirmedDraftId, waitingEntryId, offeredEntryId, openDraftId, seen: seen.join("\n") };
}

/** What the victim asked of the town hall, through the product itself. */
async function makeRequests(canteen: Canteen, victim: EatingFamily, typeId: string, bytes: Uint8Array<ArrayBuffer>) {
  const api = apiOf(canteen, victim);
  const { documentIds } = await api.documents.upload({ typeId, files: [file(bytes, `${CANARY}.pdf`)] });
  const change = await api.families.changes.askPerson({
    ...{ phone: "06 09 08 07 06", email: `${CANARY}2@exemple.fr` },
    ...{ shownPhone: "0601020304", shownEmail: `${CANARY}@exemple.fr` },
  });
  await createCaller({ ...requestOf(canteen.city.slug), ip: newId() }).accountRequests.ask({
    birthName: CANARY,
    firstNames: CANARY,
    birthdate: "12/04/1985",
    birthplaceName: CANARY,
    email: `${newId()}@exemple.fr`,
    phone: "06 01 02 03 04",
    addressLine: CANARY,
    postcode: "69960",
    town: CANARY,
    children: CANARY,
  });
  const accountRequestId = await one("SELECT id AS value FROM account_request WHERE city_id = $1", [canteen.city.id]);
  return { documentId: documentIds[0] ?? "", changeRequestId: change.pendingRequestId ?? "", accountRequestId };
}

/** Towns for so many worlds, and one more abroad. All at once, before any call: the list of towns is read every half minute. */
export async function makeTowns(worlds: number): Promise<readonly [abroad: Canteen, ...Canteen[]]> {
  const towns: Canteen[] = [];
  for (let n = 0; n < worlds; n++) towns.push(await makeCanteen());
  return [await makeCanteen(), ...towns];
}

/** A town with a victim who has one of everything, and strangers of every kind, some of another town. */
export async function makeWorld(canteen: Canteen, elsewhere: Canteen): Promise<World> {
  const { id: cityId } = canteen.city;
  await ensureCityKey(cityId);
  await ensureCityKey(elsewhere.city.id);
  const schoolId = await makeSchool(cityId);
  const [familyDocumentId, childDocumentId] = [
    await documentType(cityId, "family"),
    await documentType(cityId, "child"),
  ];
  const { victim, ...made } = await makeVictim(canteen, schoolId);
  const { childId } = made;
  const bytes = await pdf();
  const bookings = await makeBookings(canteen, schoolId, victim, childId);
  const requests = await makeRequests(canteen, victim, familyDocumentId, bytes);
  await makeHealthDocument(canteen, victim, { childId, bytes, canary: HEALTH_CANARY });
  const { regieId, thirdPartyId, ...invoices } = await makeInvoices(canteen, victim);
  const payments = await makePayments(canteen, victim, { regieId, canary: CANARY });
  const certificate = await makeCertificate(canteen, victim, childId);
  const failedMailId = await makeFailedMail(cityId, victim.familyId, CANARY);
  const { version: healthVersion } = await apiOf(canteen, victim).families.health.read({ childId });
  const relative = await makeAdult(cityId, victim.familyId, {
    role: "proche",
    authority: "none",
    can_book: false,
    can_edit: false,
    can_pay: false,
  });
  const agent = await makeAgent(cityId, AGENT_RIGHTS);
  const allButHealth = AGENT_RIGHTS.filter((right) => right !== "sante.lire");
  const { familyId, personId, accountId } = victim;
  await makeInvitation(cityId, { familyId, personId, agentId: agent.accountId, printed: CANARY });
  const enrolmentId = await one("SELECT id AS value FROM enrolment WHERE child_id = $1", [childId]);
  const enrolmentRequestId = await makeEnrolmentRequest(canteen, victim, { childId, enrolmentId, comment: CANARY });
  const own = { failedMailId, enrolmentRequestId, familyId, personId, accountId, enrolmentId, healthVersion, ...made };
  return {
    canteen,
    town: {
      activityId: canteen.activityId,
      regieId,
      thirdPartyId,
      schoolId,
      familyDocumentId,
      childDocumentId,
      agentId: agent.accountId,
      closingId: await makeClosing(cityId, schoolId, agent.accountId),
      openingId: await makeOpening(canteen, schoolId),
      pdf: bytes,
    },
    ids: { ...own, ...bookings, ...requests, ...invoices, ...payments, ...certificate },
    sessions: {
      victim: victim.sessionId,
      relative: relative.sessionId,
      otherParent: (await makeEaters(canteen, [schoolId])).sessionId,
      agentNone: (await makeAgent(cityId, [])).sessionId,
      agentNoHealth: (await makeAgent(cityId, allButHealth)).sessionId,
      agentAll: agent.sessionId,
    },
    abroad: {
      slug: elsewhere.city.slug,
      parent: (await makeEaters(elsewhere, [await makeSchool(elsewhere.city.id)])).sessionId,
      agent: (await makeAgent(elsewhere.city.id, AGENT_RIGHTS)).sessionId,
    },
  };
}

/** The same ids, of things that do not exist: those of a victim, or of a town. */
export function ghostOf<T extends VictimIds | Town>(ids: T): T {
  const known = new Map<string, string>();
  const swap = (value: string) =>
    value.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
      const ghost = known.get(id) ?? newId();
      known.set(id, ghost);
      return ghost;
    });
  const swapped = Object.entries(ids).map(([name, value]) => [
    name,
    name === "healthVersion" || typeof value !== "string" ? value : swap(value),
  ]);
  return Object.fromEntries(swapped) as T;
}
