import "server-only";
import { withCityResult } from "@/server/db/tenant-tx";
import { logger } from "@/server/platform/logger";
import { err, ok, type Result } from "@/server/platform/result";
import { lockCredential } from "../data/credentials";
import { countAttempt, forgetAttempts } from "../data/rate-limits";
import { readSecret, spendStep } from "../data/second-factors";
import { openSession } from "../data/sessions";
import type { LiveSession } from "../domain/session";
import { matchingTotpStep } from "../domain/totp";
import type { TooManyAttempts, TotpReplayed, TotpWrong } from "../errors";
import { accountActor, type Door } from "./door";

const LIMIT = { hits: 5, minutes: 15 } as const;

type SecondFactorError = TotpWrong | TotpReplayed | TooManyAttempts;

/**
 * An agent's code from the authenticator (A6). The first right one confirms the secret. A step serves once, and the
 * session gets a new id, because it gets new rights.
 *
 * @returns the new session's id.
 */
export async function passSecondFactor(
  door: Door,
  session: LiveSession,
  code: string,
): Promise<Result<string, SecondFactorError>> {
  const { city, clock } = door;
  const key = ["totp", city.id, session.accountId];
  const minutes = await countAttempt(key, LIMIT, clock.now());
  if (minutes !== undefined) return err({ tag: "TooManyAttempts", minutes });
  const scope = { cityId: city.id, actor: accountActor(session.accountId), request: door.requestId };
  const passed = await withCityResult<string, SecondFactorError>(scope, async (tx) => {
    const credential = await lockCredential(tx, session.accountId);
    const secret = credential && (await readSecret(city.id, credential));
    const step = secret && matchingTotpStep(secret, code, clock.now());
    if (!credential || !step) return err({ tag: "TotpWrong" });
    if (credential.totpLastStep !== null && step <= credential.totpLastStep) return err({ tag: "TotpReplayed" });
    await spendStep(tx, session.accountId, step, clock.now());
    const { accountId, accountKind: kind } = session;
    const { userAgent } = door;
    const opened = { cityId: city.id, accountId, kind, userAgent, now: clock.now(), replaces: session.id };
    return ok(await openSession(tx, { ...opened, method: "local+totp" }));
  });
  if (passed.ok) await forgetAttempts(key);
  else logger.warn({ event: "second-factor-refused", reason: passed.error.tag, account: session.accountId }, "login");
  return passed;
}
