import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAMPLE_CODE } from "@/server/certificates/domain/verification-code";
import { createCityKey } from "@/server/platform/crypto";
import { stopCounting } from "../../support/stop-counting";
import { codeOf, makeCity, makeLocal, NEW_PASSWORD, PASSWORD, refusalOf, visit } from "../identity/support";

/*
 * Negative control of the limits of tries (attack 33): each attack is stopped while the base counts, and goes through when
 * it counts no more. Whatever else would stop them is not what the tests of the limits have seen.
 */

let city: { id: string; slug: string };
beforeAll(async () => {
  city = await makeCity();
  await createCityKey(city.id);
});

/** The message of the refusal, or "through". */
const messageOf = (call: Promise<unknown>) =>
  call.then(
    () => "through",
    async () => (await refusalOf(call)).message,
  );

let addresses = 0;
/** An address that no other attack has used. */
const fresh = () => `198.51.100.${++addresses}`;

/** Each ends with the try that would succeed if nobody had counted the others. */
const ATTACKS: readonly (readonly [string, () => Promise<string>])[] = [
  [
    "one login from one address",
    async () => {
      const { login } = await makeLocal(city.id);
      const { api } = visit(city, { ip: fresh() });
      for (let n = 0; n < 10; n++) await refusalOf(api.identity.logIn({ login, password: "x" }));
      return messageOf(api.identity.logIn({ login, password: PASSWORD }));
    },
  ],
  [
    "one login from many addresses",
    async () => {
      const { login } = await makeLocal(city.id);
      const guess = (password: string) => visit(city, { ip: fresh() }).api.identity.logIn({ login, password });
      for (let n = 0; n < 30; n++) await refusalOf(guess("x"));
      return messageOf(guess(PASSWORD));
    },
  ],
  [
    "many logins from one address",
    async () => {
      const { api } = visit(city, { ip: fresh() });
      const strangers = Array.from({ length: 100 }, (_, n) => `personne${n}@exemple.fr`);
      await Promise.all(strangers.map((login) => refusalOf(api.identity.logIn({ login, password: "x" }))));
      const { login } = await makeLocal(city.id);
      return messageOf(api.identity.logIn({ login, password: PASSWORD }));
    },
  ],
  [
    "the present password, from a session found open",
    async () => {
      const { login } = await makeLocal(city.id);
      const door = visit(city, { ip: fresh() });
      await door.api.identity.logIn({ login, password: PASSWORD });
      const { api } = visit(city, { sessionId: door.given.sessionId, ip: fresh() });
      const change = (currentPassword: string) =>
        api.identity.changePassword({ currentPassword, newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD });
      for (let n = 0; n < 10; n++) await refusalOf(change("x"));
      return messageOf(change(PASSWORD));
    },
  ],
  [
    "the code of an agent's second factor",
    async () => {
      const { login } = await makeLocal(city.id, { kind: "agent" });
      const door = visit(city, { ip: fresh() });
      await door.api.identity.logInAgent({ login, password: PASSWORD });
      const { api } = visit(city, { sessionId: door.given.sessionId, ip: fresh() });
      const step = await api.identity.secondFactor();
      const right = step.kind === "set-up" ? codeOf(step.secret) : "";
      const wrong = right === "000000" ? "111111" : "000000";
      for (let n = 0; n < 5; n++) await refusalOf(api.identity.passSecondFactor({ code: wrong }));
      return messageOf(api.identity.passSecondFactor({ code: right }));
    },
  ],
  [
    "the code of a certificate",
    async () => {
      const { api } = visit(city, { ip: fresh() });
      const tried = [];
      for (let n = 0; n < 31; n++) tried.push(await api.certificates.verify({ code: SAMPLE_CODE }));
      return tried.at(-1)?.tag === "wait" ? "TooManyAttempts" : "through";
    },
  ],
];

describe("guessing, while the base counts", () => {
  it.each(ATTACKS)("is stopped: %s", async (_what, attack) => {
    expect(await attack()).toBe("TooManyAttempts");
  });
});

describe("guessing, when the base counts no more (negative control)", () => {
  let countAgain: () => Promise<void>;
  beforeAll(async () => {
    countAgain = await stopCounting();
  });
  afterAll(() => countAgain());

  it.each(ATTACKS)("goes through: %s", async (_what, attack) => {
    expect(await attack()).toBe("through");
  });
});
