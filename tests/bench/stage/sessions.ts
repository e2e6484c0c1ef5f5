import { encode } from "next-auth/jwt";
import type pg from "pg";
import { SESSION_COOKIE, SESSION_COOKIE_SECONDS } from "@/server/auth/session-cookie";
import { newId } from "@/server/platform/ids";

/** Somebody logged in: what a browser sends, and what a call in process is given. */
export interface Login {
  readonly sessionId: string;
  readonly cookie: string;
}

/** Opens a session for each account, as its own login would have, in the order of the accounts. */
export async function logIn(
  owner: pg.Client,
  cityId: string,
  accountIds: readonly string[],
  secret: string,
  method: "local" | "local+totp" = "local",
): Promise<Login[]> {
  const ids = accountIds.map(newId);
  await owner.query(
    `INSERT INTO session (city_id, id, account_id, method, expires_at, user_agent)
     SELECT $1, id, account_id, $4, now() + interval '12 hours', 'bench' FROM unnest($2::uuid[], $3::uuid[]) t (id, account_id)`,
    [cityId, ids, accountIds, method],
  );
  return Promise.all(
    ids.map(async (sessionId) => {
      const value = await encode({ token: { sid: sessionId }, secret, maxAge: SESSION_COOKIE_SECONDS });
      return { sessionId, cookie: `${SESSION_COOKIE}=${value}` };
    }),
  );
}
