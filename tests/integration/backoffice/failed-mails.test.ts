import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { newId } from "@/server/platform/ids";
import { makeAgent, makeCity, makeFamily, requestOf, type TestFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { makeAdult } from "../families/households";

invariantsHoldAfterEach();

/* Mails that could not be sent are seen by the staff, and sent again to where the person is written to today (I6, M2). */

const cities: { id: string; slug: string }[] = [];
let city: { id: string; slug: string };
let family: TestFamily;
let agent: { accountId: string; sessionId: string };

beforeAll(async () => {
  for (let n = 0; n < 16; n++) cities.push(await makeCity());
});
beforeEach(async () => {
  const fresh = cities.pop();
  if (!fresh) throw new Error("Make more cities");
  city = fresh;
  family = await makeFamily(city.id);
  await writeTo("avant@exemple.fr");
  agent = await makeAgent(city.id, ["familles.modifier"]);
});

const api = (sessionId = agent.sessionId) => createCaller(requestOf(city.slug, sessionId)).backoffice;
const writeTo = (email: string, personId = family.personId) =>
  owner().query("UPDATE person SET email = $2 WHERE id = $1", [personId, email]);

let minutes = 0;
async function failed(over: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  const words = { to_address: "avant@exemple.fr", subject: "Un enfant", text: "CANARI", html: "<p>CANARI</p>" };
  const refused = { status: "failed", failure: "address", error: "550 Boîte inconnue", attempts: 1 };
  const at = new Date(Date.UTC(2026, 10, 22, 8, minutes++)).toISOString();
  const about = { family_id: family.familyId, kind: "child-added", dedupe_key: `child-added:${id}`, created_at: at };
  await insert("mail", { city_id: city.id, id, ...words, ...refused, ...about, ...over });
  return id;
}

async function waiting(): Promise<{ to: string; text: string; key: string }[]> {
  const { rows } = await owner().query<{ to: string; text: string; key: string }>(
    "SELECT to_address AS to, text, dedupe_key AS key FROM mail WHERE city_id = $1 AND status = 'queued' ORDER BY created_at",
    [city.id],
  );
  return rows;
}

describe("the mails that could not be sent", () => {
  it("are counted on the staff’s home, for who may mend an address", async () => {
    await failed();
    expect((await api().queue.list({})).failedMails).toBe(1);
    const other = await makeAgent(city.id, ["documents.traiter"]);
    expect((await api(other.sessionId).queue.list({})).failedMails).toBe(0);
    await expect(api(other.sessionId).mails.list({})).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("are listed with to whom, why and since when, and nothing of what they held", async () => {
    await failed();
    await insert("mail", {
      ...{ city_id: city.id, id: newId(), to_address: "a@b.fr", subject: "", text: "", html: "", kind: "child-left" },
      ...{ dedupe_key: `other:${newId()}`, status: "sent" },
    });
    const view = await api().mails.list({});
    expect(view).toMatchObject({ failed: 1, waiting: 0, next: null });
    expect(view.mails).toMatchObject([
      { address: "avant@exemple.fr", failure: "address", reason: "550 Boîte inconnue", to: "avant@exemple.fr" },
    ]);
    expect(view.parts).toEqual([{ kind: "child-added", failure: "address", count: 1 }]);
    expect(JSON.stringify(view)).not.toMatch(/CANARI|Un enfant/);
  });

  it("are read by kind, by cause and by pages", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 30; n++) ids.push(await failed({ failure: n < 28 ? "relay" : "address" }));
    await failed({ kind: "invoice" });
    const first = await api().mails.list({ failure: "relay" });
    expect(first.mails.map(({ id }) => id)).toEqual(ids.slice(0, 25));
    const second = await api().mails.list({ failure: "relay", after: first.next ?? "" });
    expect([second.mails.map(({ id }) => id), second.next]).toEqual([ids.slice(25, 28), null]);
    expect((await api().mails.list({ kind: "invoice" })).mails).toHaveLength(1);
  });
});

describe("a mail that is sent again", () => {
  it("goes to the address as it was corrected, with the same words and key, and leaves a line of history", async () => {
    const mailId = await failed();
    await writeTo("apres@exemple.fr");
    expect((await api().mails.list({})).mails).toMatchObject([{ to: "apres@exemple.fr", obstacle: null }]);
    expect(await api().mails.resend({ mailId })).toEqual({ sent: 1 });
    expect(await waiting()).toEqual([{ to: "apres@exemple.fr", text: "CANARI", key: `child-added:${mailId}` }]);
    const { rows } = await owner().query(
      "SELECT actor, row_id FROM history_entry WHERE city_id = $1 AND table_name = 'mail_resending'",
      [city.id],
    );
    expect(rows).toEqual([{ actor: `account:${agent.accountId}`, row_id: mailId }]);
  });

  it("leaves once, for ten clicks of two clerks", async () => {
    const mailId = await failed();
    const other = await makeAgent(city.id, ["familles.modifier"]);
    const clicks = Array.from({ length: 10 }, (_, n) =>
      api(n % 2 ? other.sessionId : agent.sessionId).mails.resend({ mailId }),
    );
    const sent = (await Promise.all(clicks)).map((answer) => answer.sent);
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await waiting()).toHaveLength(1);
  });

  it("would leave again for a clerk who read it before another one sent it, were its state not asked (negative control)", async () => {
    const mailId = await failed();
    const naive =
      "UPDATE mail SET id = gen_random_uuid(), status = 'queued', failure = NULL WHERE dedupe_key = $1 RETURNING id";
    const requeue = async () => (await owner().query(naive, [`child-added:${mailId}`])).rowCount;
    expect([await requeue(), await requeue()]).toEqual([1, 1]);
    await owner().query("DELETE FROM mail WHERE city_id = $1", [city.id]);
  });

  it("never goes to another adult of the dossier, nor to one who has left", async () => {
    const mailId = await failed({ to_address: "inconnu@exemple.fr" });
    const gone = await failed();
    await owner().query("UPDATE family_adult SET left_at = now() WHERE person_id = $1", [family.personId]);
    await makeAdult(city.id, family.familyId, { role: "responsable" });
    expect((await api().mails.list({})).mails.map(({ obstacle }) => obstacle)).toEqual(["nobody", "nobody"]);
    for (const id of [mailId, gone])
      await expect(api().mails.resend({ mailId: id })).rejects.toMatchObject({
        cause: { detail: { tag: "MailNotToResend", why: "nobody" } },
      });
    expect(await waiting()).toEqual([]);
  });

  it("is not guessed where two adults had one address and now have two", async () => {
    const { personId } = await makeAdult(city.id, family.familyId, { role: "responsable" });
    await writeTo("avant@exemple.fr", personId);
    await failed();
    await writeTo("un@exemple.fr");
    await writeTo("deux@exemple.fr", personId);
    expect((await api().mails.list({})).mails).toMatchObject([{ to: null, obstacle: "nobody" }]);
  });

  it("tells an address of its change at that address alone", async () => {
    const mailId = await failed({ kind: "email-changed" });
    await writeTo("apres@exemple.fr");
    await api().mails.resend({ mailId });
    expect(await waiting()).toMatchObject([{ to: "avant@exemple.fr" }]);
  });

  it("is none that holds a secret, offers a place that is gone, or is of another town", async () => {
    const secret = await failed({ erase_once_sent: true });
    const over = await failed({ kind: "place-offer", dedupe_key: `place-offer:${newId()}:avant@exemple.fr` });
    for (const [mailId, why] of [
      [secret, "secret"],
      [over, "over"],
    ] as const)
      await expect(api().mails.resend({ mailId })).rejects.toMatchObject({ cause: { detail: { why } } });
    const abroad = await makeCity();
    const theirs = await failed({ city_id: abroad.id, family_id: null });
    await expect(api().mails.resend({ mailId: theirs })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("all the mails of one cause", () => {
  it("leave at one click, once for two clerks at once, but for those that have nowhere to go", async () => {
    for (let n = 0; n < 5; n++) await failed({ failure: n < 3 ? "relay" : null });
    await failed({ failure: "relay", to_address: "inconnu@exemple.fr" });
    await failed();
    const other = await makeAgent(city.id, ["familles.modifier"]);
    expect((await api().mails.list({ failure: "relay" })).resendable).toBe(5);
    const both = await Promise.all([
      api().mails.resendAll({ failure: "relay", most: "5" }),
      api(other.sessionId).mails.resendAll({ failure: "relay", most: "5" }),
    ]);
    expect(both.map(({ sent }) => sent).reduce((sum, one) => sum + one, 0)).toBe(5);
    expect(both.map(({ fewer }) => fewer)).toContain(true);
    expect(await waiting()).toHaveLength(5);
    expect(await api().mails.list({})).toMatchObject({ failed: 2, waiting: 5 });
  });

  it("are as many as the button said, those that failed meanwhile staying in the list", async () => {
    for (let n = 0; n < 3; n++) await failed({ failure: "relay" });
    await failed({ failure: "relay", erase_once_sent: true });
    const { resendable } = await api().mails.list({ failure: "relay" });
    await failed({ failure: "relay" });
    const sent = await api().mails.resendAll({ failure: "relay", most: String(resendable) });
    expect(sent).toEqual({ sent: resendable, fewer: false });
    expect(resendable).toBe(3);
    expect((await api().mails.list({ failure: "relay" })).resendable).toBe(1);
    expect(await api().mails.list({})).toMatchObject({ failed: 2, waiting: 3, resendable: 0 });
  });
});
