import { beforeAll, describe, expect, it } from "vitest";
import * as begin from "@/app/[ville]/connexion/franceconnect/route";
import * as leave from "@/app/[ville]/deconnexion/fermer/route";
import { makeCity } from "./support";

let city: { id: string; slug: string };
beforeAll(async () => {
  city = await makeCity();
});

const inCity = () => ({ params: Promise.resolve({ ville: city.slug }) });

function posted(path: string, headers: Record<string, string>): Request {
  return new Request(`http://localhost:3000/${city.slug}${path}`, {
    method: "POST",
    headers: { "x-preau-base": `/${city.slug}`, host: "localhost:3000", ...headers },
    body: new URLSearchParams({ suite: "/famille" }),
  });
}

describe("forms outside tRPC (CSRF, attack 31)", () => {
  it.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["another host of the same site", { "sec-fetch-site": "same-site" }],
    ["an old browser on another origin", { origin: "https://evil.example" }],
    ["nobody knows where", {}],
  ])("begin no login and end no session from %s", async (_, headers) => {
    expect((await begin.POST(posted("/connexion/franceconnect", headers), inCity())).status).toBe(403);
    expect((await leave.POST(posted("/deconnexion/fermer", headers), inCity())).status).toBe(403);
  });

  it("work from our own pages", async () => {
    const headers = { "sec-fetch-site": "same-origin" };
    const left = await leave.POST(posted("/deconnexion/fermer", headers), inCity());
    expect([left.status, left.headers.get("location")]).toEqual([303, `/${city.slug}/deconnexion`]);
  });

  it("say that FranceConnect is not there when the deployment has none", async () => {
    const headers = { "sec-fetch-site": "same-origin" };
    const begun = await begin.POST(posted("/connexion/franceconnect", headers), inCity());
    expect(begun.headers.get("location")).toBe(`/${city.slug}/connexion?erreur=indisponible`);
  });

  it("have no effect when they are only visited", () => {
    const visited = new Request("http://localhost:3000/x", { headers: { "x-preau-base": `/${city.slug}` } });
    expect(begin.GET(visited).headers.get("location")).toBe(`/${city.slug}/connexion`);
    expect(leave.GET(visited).headers.get("location")).toBe(`/${city.slug}/deconnexion`);
  });
});
