import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import type { DemoLogin } from "../../../prisma/seed/demo-accounts";
import { inTown } from "./base";
import type { TownSlug } from "./environment";

/** A family of one test only: what it books or changes disturbs no other test. */
export interface OwnFamily extends DemoLogin {
  readonly town: TownSlug;
  readonly familyId: string;
  readonly accountId: string;
  readonly children: ReadonlyArray<{ readonly id: string; readonly firstName: string }>;
}

interface Wishes {
  /** First names, eldest first; one child when left out. */
  readonly children?: readonly string[];
  /** Euros; none when null. */
  readonly quotient?: number | null;
}

const PASSWORD = "Tartine-Jaune-2026";

/** Makes a family with a parent who has a local account, its children enrolled at the canteen of one public school. */
export async function ownFamily(
  town: TownSlug,
  { children = ["Lou"], quotient = 720 }: Wishes = {},
): Promise<OwnFamily> {
  const [familyId, accountId, personId] = [randomUUID(), randomUUID(), randomUUID()];
  const name = `Essai${familyId.slice(0, 6)}`;
  const login = `${name.toLowerCase()}@courriel.example`;
  await inTown(
    town,
    `WITH f AS (INSERT INTO family (city_id, id, name, residence, address_line, postcode, town) VALUES ($1, $2, $5, 'commune', '1 rue de l’Essai', '42400', 'Essai')),
       p AS (INSERT INTO person (city_id, id, birth_name, first_names, gender, birthdate, email, phone) VALUES ($1, $4, $5, ARRAY['Camille'], 'female', '1988-02-03', $6, '0639980000')),
       a AS (INSERT INTO account (city_id, id, kind, display_name, email) VALUES ($1, $3, 'parent', 'Camille ' || $5, $6)),
       c AS (INSERT INTO local_credential (city_id, account_id, login, password_hash) VALUES ($1, $3, $6, $7)),
       l AS (INSERT INTO person_login (city_id, account_id, person_id, attached_by) VALUES ($1, $3, $4, 'test'))
     INSERT INTO family_adult (city_id, family_id, person_id, role) VALUES ($1, $2, $4, 'responsable')`,
    [familyId, accountId, personId, name, login, await hash(PASSWORD)],
  );
  if (quotient !== null) {
    await inTown(
      town,
      `INSERT INTO quotient_familial (city_id, id, family_id, amount_cents, source, reference_month, valid_from, recorded_by)
       VALUES ($1, $2, $3, $4, 'caf', date_trunc('year', now()), date_trunc('year', now()), 'CAF')`,
      [randomUUID(), familyId, quotient * 100],
    );
  }
  const made = children.map((firstName) => ({ id: randomUUID(), firstName }));
  for (const [index, child] of made.entries()) await addChild(town, familyId, name, child, 2016 + index * 2);
  return { town, familyId, accountId, login, password: PASSWORD, children: made };
}

/** The parent of the family, as the dossier names them. */
export async function parentOf({
  town,
  familyId,
}: OwnFamily): Promise<{ readonly birthName: string; readonly id: string }> {
  const [person] = await inTown<{ birthName: string; id: string }>(
    town,
    `SELECT p.birth_name AS "birthName", p.id FROM person p
     JOIN family_adult a ON a.city_id = p.city_id AND a.person_id = p.id WHERE p.city_id = $1 AND a.family_id = $2`,
    [familyId],
  );
  if (!person) throw new Error("The family has no parent");
  return person;
}

async function addChild(
  town: TownSlug,
  familyId: string,
  name: string,
  { id, firstName }: { readonly id: string; readonly firstName: string },
  birthYear: number,
): Promise<void> {
  await inTown(
    town,
    `WITH s AS (SELECT s.id FROM school s WHERE s.city_id = $1 AND EXISTS (SELECT FROM slot WHERE slot.school_id = s.id) ORDER BY s.uai LIMIT 1),
       c AS (INSERT INTO child (city_id, id, first_name, last_name, birthdate, school_id, level) SELECT $1, $2, $4, $5, make_date($6, 5, 4), s.id, 'CE1' FROM s),
       k AS (INSERT INTO family_child (city_id, family_id, child_id) VALUES ($1, $3, $2))
     INSERT INTO enrolment (city_id, id, child_id, activity_id, family_id, first_day, last_day)
     SELECT $1, gen_random_uuid(), $2, a.id, $3, a.first_day, a.last_day FROM activity a WHERE a.city_id = $1 AND a.code = 'cantine'`,
    [id, familyId, firstName, name, birthYear],
  );
}
