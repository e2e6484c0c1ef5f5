import os from "node:os";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import { sendMail } from "@/server/messaging/use-cases/send-mail";
import { fixedClock } from "@/server/platform/clock";
import { smtpTransport } from "@/server/platform/mail/smtp";
import { type City, findCityBySlug, publicUrl } from "@/server/tenancy";
import { makeCity } from "../../support/factory";
import { brokenInvariants, invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { runJobs } from "../../support/run-jobs";
import { type SmtpCatcher, startSmtpCatcher } from "../../support/smtp-catcher";

invariantsHoldAfterEach();

const clock = fixedClock("2026-11-23T09:00:00+01:00");
let smtp: SmtpCatcher;
let city: City;
let count = 0;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  const { slug } = await makeCity({ theme: "corbas" });
  const found = await findCityBySlug(slug);
  if (!found) throw new Error("the city is there");
  city = found;
});
afterAll(() => smtp.stop());
beforeEach(() => {
  smtp.mood = "accept";
  smtp.mails.length = 0;
});
async function queue(over: Partial<Parameters<typeof queueMail>[1]> = {}): Promise<string> {
  const dedupeKey = `test:${++count}`;
  await withCity({ cityId: city.id, actor: "system" }, (tx) =>
    queueMail(tx, {
      city,
      to: "camille@exemple.fr",
      kind: "test",
      dedupeKey,
      subject: "Votre place est confirmée",
      paragraphs: ["Lou mangera à la cantine le jeudi 12 mars."],
      action: { label: "Voir", url: publicUrl(city, "/famille/reservations") },
      clock,
      ...over,
    }),
  );
  const { rows } = await owner().query("SELECT id FROM mail WHERE dedupe_key = $1", [over.dedupeKey ?? dedupeKey]);
  return rows[0].id;
}

const send = (mailId: string, lastTry = false) =>
  sendMail({ city, mailId, transport: smtpTransport(smtp.url), clock, lastTry });

async function row(mailId: string) {
  const { rows } = await owner().query("SELECT status, attempts, error, failure, text, html FROM mail WHERE id = $1", [
    mailId,
  ]);
  return rows[0];
}

const jobsOf = async (mailId: string) =>
  (await owner().query("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [`${city.id}:send-mail:${mailId}`]))
    .rowCount;

describe("queueMail", () => {
  it("writes the mail and its job in the caller's transaction", async () => {
    const mailId = await queue();
    expect(await jobsOf(mailId)).toBe(1);
    expect(await row(mailId)).toMatchObject({ status: "queued", attempts: 0 });
  });

  it("leaves neither behind when the change is rolled back", async () => {
    const failing = withCity({ cityId: city.id, actor: "system" }, async (tx) => {
      await queueMail(tx, {
        city,
        to: "a@b.fr",
        kind: "test",
        dedupeKey: "rolled-back",
        subject: "s",
        paragraphs: [],
        clock,
      });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect((await owner().query("SELECT 1 FROM mail WHERE dedupe_key = 'rolled-back'")).rowCount).toBe(0);
  });

  it("asks once for one key, also when asked by several at once", async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => queue({ dedupeKey: "same" })));
    expect(new Set(ids).size).toBe(1);
  });

  it("that waits without its job would never leave, and is seen (negative control of I6)", async () => {
    const mailId = await queue();
    await owner().query("DELETE FROM graphile_worker._private_jobs WHERE key = $1", [`${city.id}:send-mail:${mailId}`]);
    expect(await brokenInvariants()).toMatchObject([{ broken: "I6 a mail that waits has no job", row_id: mailId }]);
    await send(mailId);
  });

  it.each(["", "camille", "a@b.fr, c@d.fr", "a@b.fr\r\nBcc: x@y.fr"])(
    "keeps %j as a failed mail without a job",
    async (to) => {
      const mailId = await queue({ to });
      expect(await row(mailId)).toMatchObject({ status: "failed", failure: "address" });
      expect(await jobsOf(mailId)).toBe(0);
    },
  );
});

describe("the order in which mails leave", () => {
  /** The mails of these in the order in which a worker sends them. */
  async function leaving(mailIds: readonly string[]): Promise<string[]> {
    const taken: string[] = [];
    const sendMailTask = async (payload: unknown) => {
      const { mailId } = payload as { mailId: string };
      taken.push(mailId);
      await send(mailId);
    };
    await runJobs({ "send-mail": sendMailTask });
    return taken.filter((mailId) => mailIds.includes(mailId));
  }

  it("is that in which they were asked for", async () => {
    const mailIds = [await queue(), await queue(), await queue()];
    expect(await leaving(mailIds)).toEqual(mailIds);
  });

  it("puts what one person waits for before what a whole town is told", async () => {
    const [bulk, moreBulk] = [await queue({ inBulk: true }), await queue({ inBulk: true })];
    const password = await queue();
    expect(await leaving([bulk, moreBulk, password])).toEqual([password, bulk, moreBulk]);
  });
});

describe("sendMail", () => {
  it("sends text and HTML from the city, with links to the city's address", async () => {
    const mailId = await queue();
    expect(await send(mailId)).toBe("sent");
    const [mail] = smtp.mails;
    expect(mail?.from).toMatchObject({ name: "Corbas – Portail famille" });
    expect(mail?.replyTo?.[0]).toMatchObject({ address: "familles@corbas.example" });
    expect(mail?.messageId).toContain(mailId);
    expect(mail?.recipients).toEqual(["camille@exemple.fr"]);
    expect(mail?.text).toContain(`http://localhost:3000/${city.slug}/famille/reservations`);
    expect(mail?.html).toContain("<h1");
    expect(await row(mailId)).toMatchObject({ status: "sent", attempts: 1 });
  });

  it("leaves from the town's own address within the domains that the host allows, else from the host's (T1)", async () => {
    const own = { ...city, settings: { ...city.settings, senderEmail: "mairie@corbas.example" } };
    const leave = async (town: City) => {
      const mailId = await queue();
      await sendMail({ city: town, mailId, transport: smtpTransport(smtp.url), clock, lastTry: false });
      const mail = smtp.mails.at(-1);
      return [mail?.from?.name, mail?.from?.address, mail?.replyTo?.[0]?.address];
    };
    const name = "Corbas – Portail famille";
    process.env.MAIL_FROM_DOMAINS = "mon-syndicat.example, Corbas.example";
    try {
      expect(await leave(own)).toEqual([name, "mairie@corbas.example", "familles@corbas.example"]);
      expect(smtp.mails.at(-1)?.messageId).toMatch(/@corbas\.example>$/);
      expect(await leave(city)).toEqual([name, "ne-pas-repondre@preau.invalid", "familles@corbas.example"]);
    } finally {
      delete process.env.MAIL_FROM_DOMAINS;
    }
    expect(await leave(own)).toEqual([name, "ne-pas-repondre@preau.invalid", "familles@corbas.example"]);
  });

  it("sends once, however often it is asked, also at the same time", async () => {
    const mailId = await queue();
    await Promise.all([send(mailId), send(mailId), send(mailId)]);
    expect(await send(mailId)).toBe("nothing-to-send");
    expect(smtp.mails).toHaveLength(1);
  });

  it("tries again after a temporary refusal, and gives up after a final one", async () => {
    const mailId = await queue();
    smtp.mood = "busy";
    expect(await send(mailId)).toBe("try-again");
    expect(await row(mailId)).toMatchObject({ status: "queued", attempts: 1, error: expect.stringContaining("451") });
    smtp.mood = "accept";
    expect(await send(mailId)).toBe("sent");
    smtp.mood = "refuse";
    const refused = await queue();
    expect(await send(refused)).toBe("failed-for-good");
    expect(await row(refused)).toMatchObject({
      status: "failed",
      failure: "address",
      error: expect.stringContaining("550"),
    });
  });

  it("gives up at the last try, and says that our way to the server failed", async () => {
    smtp.mood = "busy";
    const mailId = await queue();
    expect(await send(mailId, true)).toBe("failed-for-good");
    expect(await row(mailId)).toMatchObject({
      status: "failed",
      failure: "relay",
      error: expect.stringContaining("451"),
    });
  });

  it("does not leave without TLS, except to the machine itself (Q6)", async () => {
    const elsewhere = smtp.url.replace("127.0.0.1", os.hostname());
    const mailId = await queue();
    const away = smtpTransport(elsewhere);
    const outcome = await sendMail({ city, mailId, transport: away, clock, lastTry: false });
    expect(outcome).toBe("try-again");
    expect((await row(mailId)).error).toMatch(/STARTTLS/);
    expect(smtp.mails).toHaveLength(0);
  });

  it("lets no line break make a header of its own", async () => {
    const subject = "Bonjour\r\nBcc: pirate@exemple.fr\u2028X-Evil: 1";
    await send(await queue({ subject }));
    const [mail] = smtp.mails;
    expect(mail?.recipients).toEqual(["camille@exemple.fr"]);
    expect(mail?.headers.map((header) => header.key)).not.toContain("x-evil");
    expect(mail?.subject).toBe("Bonjour Bcc: pirate@exemple.fr X-Evil: 1");
  });

  it("erases a secret once it has left, and only then", async () => {
    const mailId = await queue({ holdsSecret: true, paragraphs: ["Votre mot de passe : mimosa-4812"] });
    expect((await row(mailId)).text).toContain("mimosa-4812");
    await send(mailId);
    expect(smtp.mails[0]?.text).toContain("mimosa-4812");
    const sent = await row(mailId);
    expect(`${sent.text}${sent.html}`).not.toContain("mimosa-4812");
  });

  it.each(["drop", "hang"] as const)(
    "duplicates at most once when the relay keeps the message, then does a %s (F7)",
    async (mood) => {
      const own = await startSmtpCatcher();
      const mailId = await queue();
      own.mood = mood;
      const cut = await sendMail({ city, mailId, transport: smtpTransport(own.url), clock, lastTry: false });
      expect(cut).toBe("try-again");
      expect(await send(mailId)).toBe("sent");
      await own.stop();
      expect([own.mails[0]?.messageId, smtp.mails[0]?.messageId]).toEqual([
        smtp.mails[0]?.messageId,
        own.mails[0]?.messageId,
      ]);
    },
  );
});

describe("publicUrl", () => {
  it("leads to the city's path, or to the host it chose", () => {
    expect(publicUrl(city, "/fees?a=1")).toBe(`http://localhost:3000/${city.slug}/fees?a=1`);
    const withHost = { ...city, settings: { ...city.settings, publicHost: "famille.corbas.fr" } };
    expect(publicUrl(withHost, "/fees")).toBe("http://famille.corbas.fr:3000/fees");
    expect(() => publicUrl(city, "//evil.example")).not.toThrow();
    expect(new URL(publicUrl(city, "//evil.example")).host).toBe("localhost:3000");
    expect(() => publicUrl(withHost, "evil.example")).toThrow();
  });
});
