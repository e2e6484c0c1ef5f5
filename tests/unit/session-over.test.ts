import { describe, expect, it } from "vitest";
import { GET, POST } from "@/app/[ville]/connexion/session-terminee/route";
import { POST as reply } from "@/app/[ville]/erreur/introuvable/route";
import { POST as faultReply } from "@/app/[ville]/erreur/route";

const HOST = "famille.example";
const OWN = { "sec-fetch-site": "same-origin" };
const FOREIGN = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
const asked = (suite: string, headers: Record<string, string>, method = "POST") => {
  const body = method === "POST" ? "line=4+rue+de+l%E2%80%99Essai" : undefined;
  const form = { "content-type": "application/x-www-form-urlencoded", "content-length": "29" };
  return new Request(`https://${HOST}/corbas/connexion/session-terminee?${new URLSearchParams({ suite })}`, {
    method,
    headers: { host: HOST, "x-preau-base": "/corbas", "x-nonce": "n0nce", ...form, ...headers },
    ...(body !== undefined && { body }),
  });
};

describe("a form without JavaScript whose session ended", () => {
  it("is given back whole, for its own page", async () => {
    const answer = await POST(asked("/famille/dossier/adresse?vu=1", OWN));
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('action="/corbas/famille/dossier/adresse?vu=1"');
    expect(html).toContain('value="4 rue de l’Essai"');
  });

  it("from another site gets nothing: its fields would be sent by a page of ours (attack 31)", async () => {
    const answer = await POST(asked("/famille/dossier/adresse", FOREIGN));
    expect([answer.status, await answer.text()]).toEqual([403, ""]);
  });

  it.each(["https://evil.example/", "//evil.example", "/api/auth/signin", ""])(
    "is given back to no other address, %s",
    async (suite) => {
      const html = await (await POST(asked(suite, OWN))).text();
      expect([...html.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, to]) => to)).toEqual([
        "/corbas/famille",
        "/corbas/famille",
      ]);
    },
  );

  it("opened again by its address leads to the page", () => {
    const answer = GET(asked("/famille/dossier/adresse", {}, "GET"));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/corbas/famille/dossier/adresse"]);
  });
});

describe("a form without JavaScript", () => {
  const posted = new Request(`https://${HOST}/corbas/erreur`, {
    method: "POST",
    headers: { "x-preau-base": "/corbas" },
  });

  it("whose page is no more is led to the 404, which answers no form", () => {
    expect([reply(posted).status, reply(posted).headers.get("location")]).toEqual([303, "/corbas/introuvable"]);
  });

  it.each([
    ["/famille/droits", "/corbas/famille/droits"],
    ["https://evil.example/", "/corbas/introuvable"],
    ["//evil.example", "/corbas/introuvable"],
  ])("that may not see its page any more is led to %s by a GET, and nowhere else", (page, to) => {
    const headers = { "x-preau-base": "/corbas" };
    const url = `https://${HOST}/corbas/erreur/introuvable?${new URLSearchParams({ page })}`;
    expect(reply(new Request(url, { method: "POST", headers })).headers.get("location")).toBe(to);
  });

  it("whose page could not be made is told so", async () => {
    const answer = faultReply(posted);
    expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining("Une erreur est survenue")]);
  });
});
