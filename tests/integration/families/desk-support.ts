import { DESK_DONE } from "@/components/desk/after-desk";
import { newId } from "@/server/platform/ids";
import { makeAgent, makeSchool } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { callerOf } from "./households";

/** An agent who may read and change dossiers, as a page reaches the procedures. */
export async function deskOf(city: { readonly id: string; readonly slug: string }) {
  const { sessionId, accountId } = await makeAgent(city.id, ["familles.lire", "familles.modifier"]);
  const { families, booking, backoffice, documents } = callerOf(city, sessionId);
  return { families, booking, backoffice, documents, agentId: accountId };
}

/** A child as an agent types it. */
export const LOU = {
  firstName: "Lou",
  lastName: "Durand",
  birthdate: "04/05/2018",
  gender: "female",
  schoolId: "",
  level: "",
  diet: "standard",
  custody: "full",
} as const;

/** A school with a class of CE1 and CE2, and one of CP. */
export async function schoolWithClasses(cityId: string) {
  const schoolId = await makeSchool(cityId, { name: "École des Lilas" });
  const [ce, cp] = [newId(), newId()];
  const school = { city_id: cityId, school_id: schoolId };
  await insert("school_class", { ...school, id: ce, name: "Classe bleue", levels: ["CE1", "CE2"] });
  await insert("school_class", { ...school, id: cp, name: "Classe rouge", levels: ["CP"] });
  return { schoolId, ce, cp };
}

/** The mails of one kind that are on their way, by address. */
export async function mailsOf(
  familyId: string,
  kind: string,
): Promise<{ to: string; text: string; subject: string }[]> {
  const { rows } = await owner().query<{ to: string; text: string; subject: string }>(
    "SELECT to_address AS to, text, subject FROM mail WHERE family_id = $1 AND kind = $2 ORDER BY to_address",
    [familyId, kind],
  );
  return rows;
}

/** An adult whom nobody can write to, with the account that they had. */
export async function withoutAddress(personId: string): Promise<void> {
  await owner().query("UPDATE person SET email = '' WHERE id = $1", [personId]);
  await owner().query(
    "UPDATE account SET email = '' WHERE id IN (SELECT account_id FROM person_login WHERE person_id = $1)",
    [personId],
  );
}

/** The words of the dossier's page that an act leads to: "/agents/familles/…?fait=…". */
export function saidAt(path: string): string | undefined {
  return DESK_DONE[new URLSearchParams(path.split("?")[1]).get("fait") ?? ""];
}

/** What a refusal carries, as the form is told. */
export async function refusalOf(call: Promise<unknown>): Promise<Record<string, unknown> & { tag: string }> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const detail = error instanceof Error && error.cause && typeof error.cause === "object" && "detail" in error.cause;
  if (!detail) throw new Error(`A refusal was expected, not ${String(error)}`);
  return (error.cause as { detail: Record<string, unknown> & { tag: string } }).detail;
}

let births = 0;
/** Each test's own birthday, of which no two parts are those of another: no namesake comes from another test. */
export function ownBirthday(): string {
  const n = ++births;
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(n + 1)}/${two((n % 12) + 1)}/${2008 + (n % 17)}`;
}
