import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";

/**
 * Where an adult is written to, whatever the mail is about, a link to a new password included: the address of the dossier,
 * which they and the staff correct, else that of their account; null without either. `p` is the person, `a` the account.
 */
export const MAIL_ADDRESS = Prisma.sql`coalesce(nullif(p.email, ''), nullif(a.email, ''))`;

/** The adult for whom the account `a` acts, as `p`. An agent acts for nobody, and is written to at the account's address. */
export const PERSON_OF_ACCOUNT = Prisma.sql`
  LEFT JOIN person_login l ON l.city_id = a.city_id AND l.account_id = a.id AND a.kind = 'parent'
  LEFT JOIN person p ON p.city_id = l.city_id AND p.id = l.person_id`;
