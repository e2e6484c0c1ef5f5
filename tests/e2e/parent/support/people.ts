import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import type { Page } from "@playwright/test";
import type { DemoLogin } from "../../../../prisma/seed/demo-accounts";
import { totpCode } from "../../../../scripts/demo/totp-code";
import { inTown } from "../../support/base";
import { type TownSlug, townUrl } from "../../support/environment";
import { expect, textOf } from "../../support/journey";
import type { OwnFamily } from "../../support/own-family";

const PASSWORD = "Confiture-Verte-2026";

type Role = "parent" | "proche" | "payeur";

/** What each role may do, as a town usually sets it. */
const RIGHTS: Readonly<Record<Role, { readonly authority: string; readonly rights: readonly string[] }>> = {
  parent: { authority: "joint", rights: ["view", "book", "edit", "pay"] },
  proche: { authority: "none", rights: ["view"] },
  payeur: { authority: "none", rights: ["pay"] },
};

/** One more adult of the family, with a local account. */
export async function addAdult({ town, familyId }: OwnFamily, role: Role): Promise<DemoLogin> {
  const [accountId, personId] = [randomUUID(), randomUUID()];
  const login = `${role}-${personId.slice(0, 8)}@courriel.example`;
  const { authority, rights } = RIGHTS[role];
  const may = (right: string) => rights.includes(right);
  await inTown(
    town,
    `WITH p AS (INSERT INTO person (city_id, id, birth_name, first_names, gender, birthdate, email, phone) VALUES ($1, $4, 'Autre', ARRAY['Dominique'], 'male', '1986-05-06', $5, '0639980001')),
       a AS (INSERT INTO account (city_id, id, kind, display_name, email) VALUES ($1, $3, 'parent', 'Dominique Autre', $5)),
       c AS (INSERT INTO local_credential (city_id, account_id, login, password_hash) VALUES ($1, $3, $5, $6)),
       l AS (INSERT INTO person_login (city_id, account_id, person_id, attached_by) VALUES ($1, $3, $4, 'test'))
     INSERT INTO family_adult (city_id, family_id, person_id, role, authority, can_view, can_book, can_edit, can_pay)
     VALUES ($1, $2, $4, $7, $8, $9, $10, $11, $12)`,
    [
      familyId,
      accountId,
      personId,
      login,
      await hash(PASSWORD),
      role,
      authority,
      may("view"),
      may("book"),
      may("edit"),
      may("pay"),
    ],
  );
  return { login, password: PASSWORD };
}

/** The parent of one family belongs to the other one too. */
export async function joinFamilies(family: OwnFamily, other: OwnFamily): Promise<void> {
  await inTown(
    family.town,
    `INSERT INTO family_adult (city_id, family_id, person_id, role)
     SELECT $1, $2, l.person_id, 'parent' FROM person_login l WHERE l.city_id = $1 AND l.account_id = $3`,
    [other.familyId, family.accountId],
  );
}

/** A clerk of one test only comes in: nobody else uses the same code at the same moment. */
export async function comeInAsOwnClerk(page: Page, town: TownSlug): Promise<void> {
  const accountId = randomUUID();
  const login = `guichet-${accountId.slice(0, 8)}@${town}.example`;
  await inTown(
    town,
    `WITH a AS (INSERT INTO account (city_id, id, kind, display_name, email) VALUES ($1, $2, 'agent', 'Guichet d’essai', $3)),
       c AS (INSERT INTO local_credential (city_id, account_id, login, password_hash) VALUES ($1, $2, $3, $4))
     INSERT INTO agent_assignment (city_id, id, account_id, role_id)
     SELECT $1, gen_random_uuid(), $2, r.id FROM agent_role r WHERE r.city_id = $1 AND r.name = 'Agent d’accueil'`,
    [accountId, login, await hash(PASSWORD)],
  );
  await page.goto(townUrl(town, "/agents/connexion"));
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.getByRole("button", { name: "Se connecter" }).click();
  const secret = await textOf(page.locator(".preau-secret"));
  await page.locator('input[name="code"]').fill(totpCode(secret.replace(/\s/g, "")));
  await page.getByRole("button", { name: "Valider le code" }).click();
  await expect(page).toHaveURL(townUrl(town, "/agents"));
}
