import { NextRequest } from "next/server";
import { describe, expect, it, vi } from "vitest";
import { proxy } from "@/proxy";

vi.mock("@/server/tenancy", async (original) => ({
  ...(await original<typeof import("@/server/tenancy")>()),
  findCityBySlug: async () => {
    throw new Error("the base is away");
  },
}));

const answer = (path: string) =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { headers: { host: "localhost:3000" } }));

describe("when not even the towns can be read", () => {
  it("the page says so without a script, with a reference and the way back", async () => {
    const response = await answer("/corbas/famille?mois=2026-12");
    expect(response.status).toBe(500);
    expect(response.headers.get("content-type")).toContain("text/html");
    const html = await response.text();
    expect(html).toContain("Une erreur est survenue de notre côté");
    expect(html).toMatch(/Référence&nbsp;: [0-9a-f-]{36}/);
    expect(html).toContain('href="/corbas/famille?mois=2026-12"');
  });

  it("its style is of its own policy, which lets no other through", async () => {
    const response = await answer("/corbas");
    const [, nonce] = /<style nonce="([^"]+)"/.exec(await response.text()) ?? [];
    expect(response.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("what is no town's still answers (negative control)", async () => {
    expect((await answer("/operateur")).status).toBe(200);
  });
});
