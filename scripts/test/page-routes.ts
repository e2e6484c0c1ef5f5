import { readdirSync } from "node:fs";
import path from "node:path";
import { root } from "../run/run-command";

/** Where the journeys leave the route of each page that they audit; emptied with their environment. */
export const AUDITED_PAGES = path.join(root, ".data", "e2e", "pages");

/** "/[ville]/ecoles" for "app/[ville]/(public)/ecoles/page.tsx": a folder in brackets is no part of the address. */
function routeOfFile(file: string): string {
  const segments = path.dirname(file).split(path.sep);
  return `/${segments.filter((segment) => segment !== "." && !/^\(.*\)$/.test(segment)).join("/")}`;
}

/** The route of every page of the application. */
export function pageRoutes(folder = path.join(root, "app")): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => path.basename(file) === "page.tsx")
    .map(routeOfFile)
    .sort();
}

const segmentsOf = (address: string) => address.split("/").filter((segment) => segment !== "");

const isFree = (segment: string) => segment.startsWith("[");

/** "1" for a segment that is fixed, "0" for one that takes any: the greater, the nearer to an address. */
const nearness = (route: string) =>
  segmentsOf(route)
    .map((segment) => (isFree(segment) ? "0" : "1"))
    .join("");

/** The route that answers at an address, as Next chooses it: a fixed segment before one that takes any. */
export function routeAt(pathname: string, routes: readonly string[]): string | undefined {
  const asked = segmentsOf(pathname);
  return routes
    .filter((route) => {
      const segments = segmentsOf(route);
      return segments.length === asked.length && segments.every((one, at) => isFree(one) || one === asked[at]);
    })
    .sort((one, other) => nearness(other).localeCompare(nearness(one)))[0];
}

/** What is wrong with the pages that were audited; none when each was, but for those that have a reason not to be. */
export function auditProblems(
  routes: readonly string[],
  audited: readonly string[],
  exceptions: Readonly<Record<string, string>>,
): string[] {
  const excused = Object.keys(exceptions);
  return [
    ...routes
      .filter((route) => !audited.includes(route) && !excused.includes(route))
      .map((route) => `${route}: no journey audits it. Add checkAccessibility(page) to one that shows it.`),
    ...excused
      .filter((route) => audited.includes(route) || !routes.includes(route))
      .map((route) => `${route}: excused, but ${routes.includes(route) ? "audited" : "there is no such page"}.`),
  ];
}
