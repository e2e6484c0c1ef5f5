import { Secret, TOTP } from "otpauth";
import { createCaller } from "@/server/api/root";
import { hashPassword } from "@/server/identity";
import { fixedClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { makeAccount, makeCity, requestOf } from "../../support/factory";
import { insert, owner } from "../../support/owner";

export const NOW = "2026-11-23T09:00:10+01:00";
export const PASSWORD = "Ab1!cd2?xyZ9";
export const NEW_PASSWORD = "le chat bleu mange trois pommes vertes";

export interface Visit {
  readonly sessionId?: string;
  readonly ip?: string;
  /** An instant with its offset. */
  readonly now?: string;
}

/** A browser's request: the caller, and the session that the answer gave it. */
export function visit(city: { slug: string }, { sessionId, ip = "203.0.113.7", now = NOW }: Visit = {}) {
  const given: { sessionId?: string; forgotten?: boolean } = {};
  const api = createCaller({
    ...requestOf(city.slug, sessionId, now),
    ip,
    clock: fixedClock(now),
    browser: {
      keep: async (id) => {
        given.sessionId = id;
      },
      forget: async () => {
        given.forgotten = true;
      },
    },
  });
  return { api, given };
}

/** A local account with `PASSWORD`. */
export async function makeLocal(
  cityId: string,
  over: { kind?: "parent" | "agent"; login?: string; account?: object; credential?: object } = {},
): Promise<{ accountId: string; login: string }> {
  const login = over.login ?? `camille.${newId()}@exemple.fr`;
  const accountId = await makeAccount(cityId, { kind: over.kind ?? "parent", email: login, ...over.account });
  await insert("local_credential", {
    city_id: cityId,
    account_id: accountId,
    login,
    password_hash: await hashPassword(PASSWORD),
    ...over.credential,
  });
  return { accountId, login };
}

/** The answer of a refused call, as the browser sees it: same for same. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && "code" in error) return { code: String(error.code), message: error.message };
    throw error;
  }
  throw new Error("The call was expected to be refused");
}

export async function liveSessions(accountId: string): Promise<string[]> {
  const { rows } = await owner().query("SELECT id FROM session WHERE account_id = $1 AND revoked_at IS NULL", [
    accountId,
  ]);
  return rows.map((row) => row.id);
}

/** Mails written to an address, oldest first. */
export async function mailsTo(address: string): Promise<{ subject: string; text: string; kind: string }[]> {
  const { rows } = await owner().query(
    "SELECT subject, text, kind FROM mail WHERE to_address = $1 ORDER BY created_at, id",
    [address],
  );
  return rows;
}

/** The code that an authenticator shows at an instant. */
export function codeOf(secret: string, now = NOW): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: fixedClock(now).now().epochMilliseconds,
  });
}

export { makeCity };
