import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EgressRefused, egressFetch } from "@/server/platform/egress/egress-fetch";
import { resendTransport } from "@/server/platform/mail/resend";

let server: Server;
let base: string;
const seen: { url: string; headers: Record<string, unknown>; body: string }[] = [];
let status = 200;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      seen.push({ url: request.url ?? "", headers: request.headers, body });
      if (request.url === "/away") response.writeHead(302, { Location: "http://169.254.169.254/latest/meta-data" });
      else response.writeHead(status, { "Content-Type": "application/json" });
      response.end('{"id":"x"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, { RESEND_API_KEY: "re_test", RESEND_URL: base });
});
afterAll(() => server.close());
beforeEach(() => {
  seen.length = 0;
  status = 200;
});

describe("egressFetch (attack 21)", () => {
  it.each([
    "http://127.0.0.1:1/",
    "http://169.254.169.254/latest/meta-data",
    "http://[::1]/",
    "http://localhost/",
    "https://evil.example/",
    "file:///etc/passwd",
    "data:text/plain,x",
    "not a url",
  ])("refuses %s before anything leaves", async (url) => {
    await expect(egressFetch(url)).rejects.toThrow(EgressRefused);
  });

  it("is not fooled by user info or a longer host", async () => {
    const { host } = new URL(base);
    for (const url of [`http://${host}@evil.example/`, `http://${host}.evil.example/`, `${base}0/`]) {
      await expect(egressFetch(url)).rejects.toThrow(EgressRefused);
    }
  });

  it("reaches a configured place, and follows no redirect from it", async () => {
    expect((await egressFetch(`${base}/ok`)).status).toBe(200);
    await expect(egressFetch(`${base}/away`)).rejects.toThrow();
    expect(seen.map((request) => request.url)).toEqual(["/ok", "/away"]);
  });
});

describe("resendTransport", () => {
  const mail = {
    id: "0199-abc",
    from: { name: 'Corbas" <x@y>\r\n', address: "portail@corbas.example" },
    replyTo: "familles@corbas.example",
    to: "camille@exemple.fr",
    subject: "Bonjour\r\nBcc: a@b.fr",
    text: "texte",
    html: "<p>texte</p>",
  };

  it("sends with an idempotency key and a stable Message-ID", async () => {
    expect(await resendTransport(base, "re_test").send(mail)).toEqual({ ok: true, value: undefined });
    const [request] = seen;
    expect(request?.url).toBe("/emails");
    expect(request?.headers).toMatchObject({ "idempotency-key": mail.id, authorization: "Bearer re_test" });
    expect(JSON.parse(request?.body ?? "")).toEqual({
      from: '"Corbas xy" <portail@corbas.example>'.replace("xy", "x@y"),
      to: ["camille@exemple.fr"],
      reply_to: "familles@corbas.example",
      subject: "Bonjour Bcc: a@b.fr",
      text: "texte",
      html: "<p>texte</p>",
      headers: { "Message-ID": "<0199-abc@corbas.example>", "Auto-Submitted": "auto-generated" },
    });
  });

  it.each([
    [422, true],
    [429, false],
    [401, false],
    [500, false],
  ])("tells whether a %i is worth another try", async (code, permanent) => {
    status = code;
    expect(await resendTransport(base, "re_test").send(mail)).toMatchObject({ ok: false, error: { permanent } });
  });

  it("takes an unreachable service for a passing trouble", async () => {
    const away = resendTransport("http://127.0.0.1:9", "re_test");
    expect(await away.send(mail)).toMatchObject({ ok: false, error: { permanent: false } });
  });
});
