import { readFileSync } from "node:fs";
import path from "node:path";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import {
  unstable_doesMiddlewareMatch as doesProxyMatch,
  unstable_getResponseFromNextConfig as fromSettings,
} from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it } from "vitest";
import { config, proxy } from "@/proxy";
import { answerTrpc } from "@/server/api/answer-trpc";
import { appRouter } from "@/server/api/root";
import { newId } from "@/server/platform/ids";
import { isSameOrigin } from "@/server/platform/same-origin";
import { SECURITY_HEADERS } from "@/server/platform/security-headers";
import { makeCity, requestOf } from "../support/factory";
import { insert } from "../support/owner";
import { isMutation, procedures } from "./calling";

let city: { id: string; slug: string };
let other: { id: string; slug: string };
beforeAll(async () => {
  city = await makeCity();
  other = await makeCity();
  await insert("city_host", { host: "famille.exemple.fr", city_id: city.id });
});

/** What the pages and procedures are given of a request, after the proxy. */
async function through(url: string, headers: Record<string, string> = {}) {
  const response = await proxy(new NextRequest(url, { headers: { host: new URL(url).host, ...headers } }));
  const given = (name: string) => response.headers.get(`x-middleware-request-${name}`);
  return {
    city: given("x-preau-city"),
    base: given("x-preau-base"),
    to: response.headers.get("x-middleware-rewrite"),
    headers: response.headers,
  };
}

describe("which town a request is for (attack 2)", () => {
  it("is told by the host, or by the path on the common host", async () => {
    expect(await through("http://famille.exemple.fr/famille")).toMatchObject({ city: city.slug, base: "" });
    expect(await through(`http://localhost:3000/${other.slug}/famille`)).toMatchObject({
      city: other.slug,
      base: `/${other.slug}`,
    });
  });

  it("is never told by the client's own headers", async () => {
    const forged = {
      "x-preau-city": other.slug,
      "x-preau-base": `/${other.slug}`,
      "x-forwarded-host": "localhost:3000",
    };
    expect(await through("http://famille.exemple.fr/famille", forged)).toMatchObject({ city: city.slug, base: "" });
    expect((await through("http://localhost:3000/", forged)).city).toBeNull();
  });

  it("cannot be another town's path on a town's own host", async () => {
    const { city: named, to } = await through(`http://famille.exemple.fr/${other.slug}/famille`);
    expect(named).toBe(city.slug);
    expect(new URL(to ?? "").pathname).toBe(`/${city.slug}/${other.slug}/famille`);
  });

  it.each(["evil.example", "famille.exemple.fr.evil.example", "localhost.evil.example"])(
    "is none on %s",
    async (host) => {
      const { city: named, to } = await through(`http://${host}/${city.slug}/famille`);
      expect(named).toBeNull();
      const { pathname } = new URL(to ?? "");
      expect(pathname).toMatch(/^\/[a-z]+-inconnue/);
      expect(pathname).not.toContain(city.slug);
    },
  );
});

describe("what goes round the proxy", () => {
  it("is asked of Next's own server, which leaves the console to the files that come after", () => {
    expect(() => console.debug("")).not.toThrow();
  });

  const ROUND = [
    "/_next/static/chunks/main.js",
    "/theme/corbas.css",
    "/theme/corbas.svg?v=1",
    "/fonts/atkinson-700-normal.woff2",
    "/api/health",
  ];
  it.each(ROUND)("%s: a file of ours, the same for everybody", (url) => {
    expect(doesProxyMatch({ config, url })).toBe(false);
  });

  it.each(ROUND)("%s: is sent with what keeps a browser from taking it for something else (ASVS 3.4)", async (url) => {
    const settings = path.resolve("next.config.mjs");
    const { default: nextConfig } = await import(/* @vite-ignore */ settings);
    const { headers } = await fromSettings({ url: `http://localhost:3000${url}`, nextConfig });
    for (const name of ["X-Content-Type-Options", "Strict-Transport-Security", "Cross-Origin-Resource-Policy"])
      expect(headers.get(name), name).toBe(SECURITY_HEADERS[name]);
  });

  it.each([
    "/",
    "/theme/connexion",
    "/theme/famille/dossier",
    "/fonts/famille",
    "/dsfr/connexion",
    "/robots.txt/famille",
    "/favicon.ico",
    "/api/healthy/famille",
  ])("not %s: a client could name a town there by a header", (url) => {
    expect(doesProxyMatch({ config, url })).toBe(true);
  });
});

describe("what every page is sent with", () => {
  it("runs no script but ours, and is kept by no cache (attack 40)", async () => {
    const { headers } = await through(`http://localhost:3000/${city.slug}`);
    const policy = headers.get("content-security-policy") ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    expect(scripts).toMatch(/'nonce-[\w-]{43}'/);
    expect(scripts).not.toContain("unsafe-inline");
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(headers.get("cache-control")).toBe("private, no-store");
    for (const name of [
      "strict-transport-security",
      "x-content-type-options",
      "cross-origin-opener-policy",
      "permissions-policy",
    ]) {
      expect(headers.get(name), name).not.toBeNull();
    }
  });

  it("has another nonce each time", async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => (await through("http://localhost:3000/")).headers.get("content-security-policy")),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });
});

describe("a request from elsewhere (attack 31)", () => {
  const headers = (given: Record<string, string>) => new Headers({ host: "famille.exemple.fr", ...given });

  it.each<Record<string, string>>([
    { "sec-fetch-site": "cross-site", origin: "https://famille.exemple.fr" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { origin: "https://evil.example" },
    { origin: "https://famille.exemple.fr.evil.example" },
    { origin: "https://evil.example/famille.exemple.fr" },
    { origin: "null" },
    {},
  ])("may change nothing: %j", (given) => {
    expect(isSameOrigin(headers(given))).toBe(false);
  });

  it.each<Record<string, string>>([{ "sec-fetch-site": "same-origin" }, { origin: "https://famille.exemple.fr" }])(
    "is ours: %j",
    (given) => {
      expect(isSameOrigin(headers(given))).toBe(true);
    },
  );

  it.each(procedures.filter(isMutation))("%s cannot be done by following a link", async (path) => {
    const request = new Request(`http://localhost/api/trpc/${path}?input=%7B%7D`);
    const createContext = () => requestOf(city.slug);
    const response = await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: request,
      router: appRouter,
      createContext,
    });
    expect(response.status).toBe(405);
  });
});

describe("a fault of ours", () => {
  it("tells the browser a reference and nothing of its cause", async () => {
    const now = () => {
      throw new Error("SELECT secret FROM inside");
    };
    const context = { ...requestOf(city.slug, newId()), clock: { now } };
    const response = await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: new Request("http://localhost/api/trpc/families.shell"),
      router: appRouter,
      createContext: () => context,
    });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).toContain(context.requestId);
    expect(text).not.toMatch(/secret|stack|prisma|node_modules|\.ts/i);
  });
});

describe("a form that no request may carry", () => {
  const posted = (bytes: number) =>
    proxy(
      new NextRequest("http://famille.exemple.fr/famille/documents/deposer?type=1", {
        method: "POST",
        headers: { host: "famille.exemple.fr", "content-length": String(bytes) },
      }),
    );
  const [, megabytes] = /"(\d+)mb"/.exec(readFileSync("next.config.mjs", "utf8")) ?? [];
  const most = Number(megabytes) * 1024 ** 2;

  it("is answered in French, with the way back to the form, before Next cuts it short", async () => {
    const response = await posted(most + 1);
    expect(response.status).toBe(413);
    const html = await response.text();
    expect(html).toContain("Votre envoi est trop lourd");
    expect(html).toContain('href="/famille/documents/deposer?type=1"');
    expect(response.headers.get("content-security-policy")).toContain("'nonce-");
  });

  it("goes through when it is as heavy as Next takes (negative control)", async () => {
    expect((await posted(most)).status).toBe(200);
  });
});

describe("a call of a page's script", () => {
  const ask = (path: string, init: RequestInit = {}) =>
    answerTrpc(new Request(`http://localhost/${city.slug}/api/trpc/${path}`, init), async () => requestOf(city.slug));
  const post = (headers: Record<string, string>): RequestInit => ({
    method: "POST",
    headers: { host: "localhost", "content-type": "application/json", ...headers },
    body: JSON.stringify({ login: "a@exemple.fr", password: "x" }),
  });

  it("changes something only from our own page (attack 31)", async () => {
    expect((await ask("identity.logIn", post({ "sec-fetch-site": "cross-site" }))).status).toBe(403);
    expect((await ask("identity.logIn", post({ origin: "https://evil.example" }))).status).toBe(403);
    const ours = await ask("identity.logIn", post({ "sec-fetch-site": "same-origin" }));
    expect(await ours.text()).toContain("WrongCredentials");
    expect(ours.headers.get("cache-control")).toBe("private, no-store");
  });

  it("would be heard from any site without that check (negative control of attack 31)", async () => {
    const response = await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: new Request("http://localhost/api/trpc/identity.logIn", post({ "sec-fetch-site": "cross-site" })),
      router: appRouter,
      createContext: () => requestOf(city.slug),
    });
    expect(await response.text()).toContain("WrongCredentials");
  });

  it("asks for one procedure: hundreds in one request would be one that no limit sees", async () => {
    const input = encodeURIComponent(JSON.stringify({ 0: {}, 1: {} }));
    const several = await ask(`tenancy.towns,tenancy.towns?batch=1&input=${input}`);
    expect(several.status).toBe(400);
    expect((await ask("tenancy.towns?input=%7B%7D")).status).toBe(200);
  });
});
