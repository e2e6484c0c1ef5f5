import { readdirSync } from "node:fs";
import path from "node:path";
import { root } from "@/scripts/run/run-command";

/** Pages that show something only for an id: in their address (`[id]`), or after it, as a draft or an activity. */
const NEEDS_AN_ID = /\/(recapitulatif|confirmation|nouvelle)$|\[/;

function allUnder(folder: string): string[] {
  const files = readdirSync(path.join(root, "app", "[ville]", folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => path.posix.join("/", folder, path.dirname(file)).replaceAll(/\([^)]*\)\/?/g, ""))
    .map((address) => address.replace(/\/\.?$/, ""))
    .sort();
}

function pagesUnder(folder: string): string[] {
  return allUnder(folder).filter((address) => !NEEDS_AN_ID.test(address));
}

/** A parent's pages that need an id, as the product names them: "/famille/factures/[id]". */
export function parentPagesOfAnId(): string[] {
  return allUnder("famille").filter((address) => NEEDS_AN_ID.test(address));
}

/** The product's name of a parent's page of this address: without the ids, nor what follows "?". Others are their own name. */
export function pageNamed(address: string): string {
  const [way = address] = address.split("?");
  const all = allUnder("famille");
  if (all.includes(way)) return way;
  return all.find((name) => new RegExp(`^${name.replaceAll(/\[[^\]]*\]/g, "[^/]+")}$`).test(way)) ?? way;
}

/** Addresses of a parent's pages within the town, found in the product itself: a new page is measured too. */
export function parentPages(): string[] {
  return pagesUnder("famille");
}

/** Steps in the middle of a login, or of a simulation: they lead elsewhere when one comes to them straight. */
const STEPS = /\/(resultat|code|en-attente|mot-de-passe|nouveau-mot-de-passe)$/;

/** The pages of somebody who has not logged in yet: those of the town, then the ways in. */
export function publicPages(): string[] {
  return [...pagesUnder("(public)"), ...pagesUnder("connexion")].filter((address) => !STEPS.test(address));
}
