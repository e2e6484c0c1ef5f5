import { fixedClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { insert } from "./owner";

/** Rows for tests, made as the owner. Each maker fills what the test does not care about and returns the ids. */
let count = 0;
const next = () => ++count;

export async function makeCity(over: Record<string, unknown> = {}): Promise<{ id: string; slug: string }> {
  const n = next();
  const city = { id: newId(), slug: `ville-${n}`, ...over };
  await insert("city", {
    name: `Ville ${n}`,
    insee_codes: ["69273"],
    postcodes: ["69960"],
    department: "69",
    timezone: "Europe/Paris",
    school_zone: "A",
    theme: "neutral",
    ...city,
  });
  return city;
}

export async function makeAccount(cityId: string, over: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  await insert("account", { city_id: cityId, id, kind: "parent", display_name: "Camille Essai", ...over });
  return id;
}

/** A live session; its id is what a test gives to the caller. */
export async function makeSession(
  cityId: string,
  accountId: string,
  over: Record<string, unknown> = {},
): Promise<string> {
  const id = newId();
  await insert("session", {
    city_id: cityId,
    id,
    account_id: accountId,
    method: "franceconnect",
    expires_at: "2100-01-01T00:00:00Z",
    last_seen_at: "2099-01-01T00:00:00Z",
    ...over,
  });
  return id;
}

export interface TestFamily {
  readonly familyId: string;
  readonly personId: string;
  readonly accountId: string;
  readonly sessionId: string;
}

/** A family with one responsible adult who is logged in. */
export async function makeFamily(cityId: string, over: Record<string, unknown> = {}): Promise<TestFamily> {
  const n = next();
  const familyId = newId();
  const personId = newId();
  await insert("family", { city_id: cityId, id: familyId, name: `Famille ${n}`, residence: "commune", ...over });
  await insert("person", {
    city_id: cityId,
    id: personId,
    birth_name: `Essai${n}`,
    first_names: ["Camille"],
    birthdate: "1985-04-12",
    email: `camille${n}@exemple.fr`,
  });
  await insert("family_adult", { city_id: cityId, family_id: familyId, person_id: personId, role: "responsable" });
  const accountId = await makeAccount(cityId, { email: `camille${n}@exemple.fr` });
  await insert("person_login", { city_id: cityId, account_id: accountId, person_id: personId, attached_by: "test" });
  return { familyId, personId, accountId, sessionId: await makeSession(cityId, accountId) };
}

export async function makeSchool(cityId: string, over: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  const number = String(6_900_000 + next());
  const letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
  const uai = `${number}${letters[Number(number) % 23]}`;
  await insert("school", {
    city_id: cityId,
    id,
    uai,
    name: "École d’essai",
    level: "primaire",
    sector: "public",
    ...over,
  });
  return id;
}

export async function makeChild(cityId: string, familyId: string, over: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  await insert("child", {
    city_id: cityId,
    id,
    first_name: `Lou${next()}`,
    last_name: "Essai",
    birthdate: "2018-05-04",
    ...over,
  });
  await insert("family_child", { city_id: cityId, family_id: familyId, child_id: id });
  return id;
}

/** An agent with these rights, logged in with a second factor. */
export async function makeAgent(
  cityId: string,
  rights: readonly string[],
): Promise<{ accountId: string; sessionId: string }> {
  const accountId = await makeAccount(cityId, { kind: "agent", display_name: "Agent d’essai" });
  const roleId = newId();
  await insert("agent_role", { city_id: cityId, id: roleId, name: `Rôle ${next()}`, rights: [...rights] });
  await insert("agent_assignment", { city_id: cityId, id: newId(), account_id: accountId, role_id: roleId });
  return { accountId, sessionId: await makeSession(cityId, accountId, { method: "local+totp" }) };
}

/** A request's context for the server-side caller: `createCaller(requestOf(city, session))`. */
export function requestOf(citySlug: string, sessionId?: string, now = "2026-11-23T09:00:00+01:00") {
  return {
    citySlug,
    base: `/${citySlug}`,
    sessionId,
    requestId: newId(),
    ip: "203.0.113.7",
    userAgent: "test",
    clock: fixedClock(now),
  };
}
