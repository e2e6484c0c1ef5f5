import { describe, expect, it } from "vitest";
import { auditProblems, pageRoutes, routeAt } from "../../scripts/test/page-routes";

describe("the pages that a journey must audit", () => {
  const routes = pageRoutes();

  it("are those of the application, by their address", () => {
    expect(routes).toContain("/[ville]/ecoles");
    expect(routes).toContain("/[ville]/agents/familles/[id]/adultes/nouveau");
    expect(routes.filter((route) => route.includes("("))).toEqual([]);
  });

  it.each([
    ["/", "/"],
    ["/accessibilite", "/accessibilite"],
    ["/corbas", "/[ville]"],
    ["/corbas/accessibilite/", "/[ville]/accessibilite"],
    ["/corbas/agents/familles/1/adultes/nouveau", "/[ville]/agents/familles/[id]/adultes/nouveau"],
    ["/corbas/agents/familles/1/adultes/2", "/[ville]/agents/familles/[id]/adultes/[personne]"],
    ["/corbas/nulle/part", undefined],
  ])("at %s is %s", (pathname, route) => {
    expect(routeAt(pathname, routes)).toBe(route);
  });

  it("are missed when no journey does, unless excused; an excuse that is none is found", () => {
    expect(auditProblems(["/a", "/b"], ["/a", "/b"], {})).toEqual([]);
    expect(auditProblems(["/a", "/b"], ["/a"], {})).toEqual([expect.stringContaining("/b: no journey")]);
    expect(auditProblems(["/a", "/b"], ["/a"], { "/b": "why" })).toEqual([]);
    expect(auditProblems(["/a"], ["/a"], { "/a": "why", "/c": "why" })).toHaveLength(2);
  });
});
