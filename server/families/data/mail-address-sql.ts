import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";

/**
 * Where an adult is written to, whatever the mail is about: the address of the dossier, which they and the staff correct,
 * else that of their account; null without either. `p` is the person, `a` the account.
 */
export const MAIL_ADDRESS = Prisma.sql`coalesce(nullif(p.email, ''), nullif(a.email, ''))`;

/** The accounts of a person `p`, as `a`. */
export const ACCOUNTS_OF_PERSON = Prisma.sql`
  LEFT JOIN person_login l ON l.city_id = p.city_id AND l.person_id = p.id
  LEFT JOIN account a ON a.city_id = l.city_id AND a.id = l.account_id`;
