import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";

/** The accounts of a person `p`, as `a`. */
export const ACCOUNTS_OF_PERSON = Prisma.sql`
  LEFT JOIN person_login l ON l.city_id = p.city_id AND l.person_id = p.id
  LEFT JOIN account a ON a.city_id = l.city_id AND a.id = l.account_id`;
