import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport, type SendMailOptions, type Transporter } from "nodemailer";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runSimulator } from "../support/child";
import { startMailCatcher } from "./start";

type Catcher = Awaited<ReturnType<typeof startMailCatcher>>;

let catcher: Catcher;
let transport: Transporter;

beforeAll(async () => {
  catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0 });
  transport = createTransport({ host: "127.0.0.1", port: catcher.smtpPort, ignoreTLS: true });
});
afterAll(() => catcher.stop());
beforeEach(async () => {
  catcher.switches.reset();
  await catcher.clear();
});

function send(changes: SendMailOptions = {}): Promise<unknown> {
  return transport.sendMail({
    from: "Saint-Chamond <portail@example.org>",
    to: "Angela@example.org",
    subject: "Votre réservation à l’école",
    text: "Bonjour,\nVoici le lien : https://saint-chamond.example/suite?a=1&b=2.\nÀ bientôt !",
    html: '<p>Bonjour, <a href="https://saint-chamond.example/suite?a=1&amp;b=2">le lien</a><script>alert(1)</script></p>',
    ...changes,
  });
}

async function api(path = ""): Promise<Record<string, unknown>[]> {
  return (await fetch(`${catcher.httpUrl}/api/mails${path}`)).json();
}

describe("a message", () => {
  it("is kept with its real recipients, its texts and its links", async () => {
    await send({ bcc: "copie@example.org" });
    expect(await api()).toMatchObject([
      {
        from: "portail@example.org",
        to: ["Angela@example.org", "copie@example.org"],
        subject: "Votre réservation à l’école",
        text: expect.stringContaining("À bientôt !"),
        html: expect.stringContaining("le lien"),
        links: ["https://saint-chamond.example/suite?a=1&b=2"],
        attachments: [],
      },
    ]);
    expect(catcher.messages("copie@example.org")).toHaveLength(1);
  });

  it("is found by recipient whatever the case, newest first, until all is cleared", async () => {
    await send({ subject: "un" });
    await send({ subject: "deux", to: "pierre@example.org" });
    await send({ subject: "trois" });
    expect((await api()).map(({ subject }) => subject)).toEqual(["trois", "deux", "un"]);
    expect((await api("?to=angela@EXAMPLE.org")).map(({ subject }) => subject)).toEqual(["trois", "un"]);
    expect(await api("?to=personne@example.org")).toEqual([]);
    await fetch(`${catcher.httpUrl}/api/mails`, { method: "DELETE" });
    expect(await api()).toEqual([]);
  });

  it("is taken with a login as without", async () => {
    const auth = { user: "portail", pass: "secret" };
    const logged = createTransport({ host: "127.0.0.1", port: catcher.smtpPort, ignoreTLS: true, auth });
    await logged.sendMail({ from: "a@example.org", to: "b@example.org", subject: "avec", text: "x" });
    expect(catcher.messages("b@example.org")).toHaveLength(1);
  });
});

describe("the pages", () => {
  it("list the messages and show one with a link to follow, without any script", async () => {
    await send({ subject: "<b>Objet</b>" });
    const list = await (await fetch(catcher.httpUrl)).text();
    expect(list).toContain("&lt;b&gt;Objet&lt;/b&gt;");
    expect(list).toContain("Angela@example.org");
    const [mail] = await api();
    const shown = await fetch(`${catcher.httpUrl}/mails/${mail?.id}`);
    const page = await shown.text();
    expect(page).toContain('<a href="https://saint-chamond.example/suite?a=1&amp;b=2">');
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(page).not.toContain("alert(1)");
    expect(shown.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("keep the sender's HTML in a sandbox", async () => {
    await send();
    const [mail] = await api();
    const shown = await fetch(`${catcher.httpUrl}/mails/${mail?.id}/html`);
    const policy = shown.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/);
    expect(policy).not.toContain("allow-scripts");
    expect(await shown.text()).toContain("le lien");
  });

  it("give attachments as files, never as pages", async () => {
    await send({ attachments: [{ filename: "reçu d’été.html", content: "<script>alert(1)</script>" }] });
    const [mail] = await api();
    expect(mail?.attachments).toEqual([{ name: "reçu d’été.html", type: "text/html", size: 25 }]);
    const file = await fetch(`${catcher.httpUrl}/mails/${mail?.id}/pieces/0`);
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(file.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(await file.text()).toBe("<script>alert(1)</script>");
  });

  it("say when there is nothing, and clear without JavaScript", async () => {
    await send();
    await fetch(`${catcher.httpUrl}/effacer`, { method: "POST" });
    expect(await (await fetch(catcher.httpUrl)).text()).toContain("Aucun courriel");
    for (const path of ["/mails/inconnu", "/api/mails/inconnu", "/autre"]) {
      expect((await fetch(`${catcher.httpUrl}${path}`)).status).toBe(404);
    }
  });
});

describe("a failure on demand", () => {
  it("refuses for good or for now, and keeps nothing", async () => {
    catcher.switches.set({ refuse: true });
    await expect(send()).rejects.toMatchObject({ responseCode: 550 });
    catcher.switches.set({ refuse: false, refuseForNow: true });
    await expect(send()).rejects.toMatchObject({ responseCode: 451 });
    expect(catcher.messages()).toEqual([]);
    await fetch(`${catcher.httpUrl}/_simulator/switches`, { method: "DELETE" });
    await send();
    expect(catcher.messages()).toHaveLength(1);
  });

  it("cuts the link after the message: kept, though the sender cannot know", async () => {
    catcher.switches.set({ dropAfterData: true });
    await expect(send()).rejects.toThrow();
    expect(catcher.messages()).toHaveLength(1);
  });

  it("answers slowly", async () => {
    catcher.switches.set({ slowMs: 300 });
    const before = performance.now();
    await send();
    expect(performance.now() - before).toBeGreaterThanOrEqual(290);
  });
});

describe("the mail process", () => {
  it("keeps the messages of its folder over a restart, and stops cleanly", async () => {
    const folder = await mkdtemp(join(tmpdir(), "courriels-"));
    const env = { MAIL_SMTP_PORT: "4192", MAIL_HTTP_PORT: "4193", MAIL_FOLDER: folder };
    const first = await runSimulator("mail", env);
    expect(first.line).toBe("Courriels de démonstration : http://localhost:4193 (SMTP : 4192)");
    const own = createTransport({ host: "127.0.0.1", port: 4192, ignoreTLS: true });
    for (const subject of ["un", "deux"]) {
      await own.sendMail({ from: "a@example.org", to: "b@example.org", subject, text: subject });
    }
    expect(await first.stop("SIGTERM")).toBe(0);

    const second = await runSimulator("mail", env);
    const kept: { subject: string }[] = await (await fetch("http://localhost:4193/api/mails?to=b@example.org")).json();
    expect(kept.map(({ subject }) => subject)).toEqual(["deux", "un"]);
    await fetch("http://localhost:4193/api/mails", { method: "DELETE" });
    expect(await readdir(folder)).toEqual([]);
    expect(await second.stop("SIGINT")).toBe(0);
    await rm(folder, { recursive: true });
  });
});
