import { beforeAll } from "vitest";
import { createCaller } from "@/server/api/root";
import type { QuotientGrant } from "@/server/families";
import type { QuotientAnswer, QuotientFailure } from "@/server/families/domain";
import { localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { cents } from "@/server/platform/money";
import type { Result } from "@/server/platform/result";
import { makeChild, makeCity, makeFamily, requestOf, type TestFamily } from "../../support/factory";
import { insert, owner } from "../../support/owner";

/* Two towns, one that the fund knows, and what FranceConnect's way back calls; for the test file that imports this. */

export const ISSUER = "https://fc.example/api/v2";
export const SIRET = "21420207900015";
export const NOW = "2026-11-23T09:00:00+01:00";

export let city: { id: string; slug: string };
export let unknownTown: { id: string; slug: string };
beforeAll(async () => {
  city = await makeCity({ settings: { siret: SIRET, quotientOldestMonths: 3 } });
  unknownTown = await makeCity();
});

/** A family with one child, whose parent has a FranceConnect login. */
export async function knownFamily(over: Record<string, unknown> = {}): Promise<TestFamily & { readonly sub: string }> {
  const family = await makeFamily(city.id, over);
  await makeChild(city.id, family.familyId, { first_name: "Zoé", last_name: "Essai", birthdate: "2018-05-04" });
  const sub = newId();
  await insert("federated_identity", {
    city_id: city.id,
    id: newId(),
    issuer: ISSUER,
    subject: sub,
    account_id: family.accountId,
    claims: {},
  });
  return { ...family, sub };
}

const birthNameOf = async (personId: string): Promise<string> =>
  (await owner().query("SELECT birth_name FROM person WHERE id = $1", [personId])).rows[0].birth_name;

export async function answerFor(family: TestFamily, over: Partial<QuotientAnswer> = {}): Promise<QuotientAnswer> {
  const adult = { birthName: await birthNameOf(family.personId), usageName: "", firstNames: "CAMILLE" };
  return {
    source: "caf",
    amount: cents(74_200),
    month: localDate("2026-11-01"),
    calculatedMonth: localDate("2026-11-01"),
    adults: [{ ...adult, birthdate: "1985-04-12" }],
    children: [{ birthName: "ESSAI", usageName: "", firstNames: "ZOE", birthdate: "2018-05-04" }],
    ...over,
  };
}

export interface Wish {
  readonly answer: Result<QuotientAnswer, QuotientFailure>;
  readonly grant?: Partial<QuotientGrant>;
  readonly claims?: Partial<QuotientGrant["claims"]>;
  readonly sessionId?: string;
  readonly town?: { readonly slug: string };
}

/** Calls the procedure as FranceConnect's way back does; tells what was asked of the fund too. */
export async function read(
  family: TestFamily & { readonly sub: string },
  { answer, grant, claims, sessionId, town }: Wish,
) {
  const asked: [string, string][] = [];
  const quotientGrant: QuotientGrant = {
    familyId: family.familyId,
    issuer: ISSUER,
    claims: {
      sub: family.sub,
      family_name: await birthNameOf(family.personId),
      given_name: "Camille",
      gender: "female",
      birthdate: "1985-04-12",
      birthplace: "69382",
      birthcountry: "99100",
      preferred_username: "",
      email: "",
      ...claims,
    },
    accessToken: "a-token-canary",
    source: {
      async read(token, recipient) {
        asked.push([token, recipient]);
        return answer;
      },
    },
    ...grant,
  };
  const context = { ...requestOf((town ?? city).slug, sessionId ?? family.sessionId, NOW), quotientGrant };
  const { outcome } = await createCaller(context).families.quotient.read();
  return { outcome, asked };
}

export async function rows(familyId: string) {
  const found = await owner().query(
    `SELECT amount_cents::int AS amount, source, reference_month::text AS month, calculated_month::text AS calculated,
       valid_from::text AS "from", valid_to::text AS "to", recorded_by AS "by", at_family_request AS asked
     FROM quotient_familial WHERE family_id = $1 ORDER BY recorded_at, amount_cents`,
    [familyId],
  );
  return found.rows;
}

export const purposes = async (familyId: string): Promise<string[]> =>
  (
    await owner().query(
      "SELECT after ->> 'purpose' AS purpose FROM history_entry WHERE family_id = $1 AND operation = 'read' ORDER BY id",
      [familyId],
    )
  ).rows.map(({ purpose }) => purpose);
