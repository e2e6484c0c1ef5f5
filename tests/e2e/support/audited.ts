import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { OUR_FAULT } from "../../../components/layout/our-fault-words";
import { AUDITED_PAGES, pageRoutes, routeAt } from "../../../scripts/test/page-routes";
import { ENVIRONMENT_FILE } from "./environment";

/** Emptied with the environment at the start of each run. */
const FOLDER = path.join(path.dirname(ENVIRONMENT_FILE), "audited");

/**
 * What axe's rules can tell of a page: elements, attributes, where there is text, the theme, the width. What differs by
 * data only (names, numbers, addresses, how many lines a list has) gives the same outline.
 */
function outlineOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const dropped = new Set(["SCRIPT", "STYLE", "META", "TEMPLATE", "NEXT-ROUTE-ANNOUNCER"]);
    const ignored = new Set(["src", "value", "nonce", "action", "content", "href"]);
    const plain = (text: string) =>
      text
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "U")
        .replaceAll(/(Essai|Agent )\w+/g, "N")
        .replaceAll(/\d+/g, "0");
    // Not `children`: a form with a field of that name answers with the field.
    const childrenOf = (element: Element) => [...element.querySelectorAll(":scope > *")];
    const outline = (element: Element): string => {
      if (dropped.has(element.tagName) || element.id === "__next-route-announcer__") return "";
      // With scripts it is one text that nobody sees; without them it is part of the page.
      if (element.tagName === "NOSCRIPT" && childrenOf(element).length === 0) return "";
      const attributes = [...element.attributes]
        .filter(({ name }) => !ignored.has(name) && !name.startsWith("data-"))
        .map(({ name, value }) => `${name}=${plain(value)}`)
        .sort();
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const children = childrenOf(element).map(outline);
      const different = children.filter((text, at, all) => text !== "" && text !== all[at - 1]);
      return `<${element.tagName} ${attributes.join(" ")}>${hasText ? "text" : ""}${different.join("")}</>`;
    };
    const styles = [...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute("href"));
    const width = document.documentElement.clientWidth;
    return `${width} ${styles.join(" ")} ${outline(document.documentElement)}`;
  });
}

/** A state of a page: once it was found without fault in this run, with or without JavaScript, it needs no second look. */
export async function stateOf(page: Page): Promise<{ readonly isKnown: boolean; remember(): void }> {
  const file = path.join(
    FOLDER,
    createHash("sha256")
      .update(await outlineOf(page))
      .digest("hex"),
  );
  return {
    isKnown: existsSync(file),
    remember: () => {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, "");
    },
  };
}

const NO_PAGE: readonly string[] = ["Page introuvable", OUR_FAULT.heading];

let routes: readonly string[] | undefined;

/** Writes down that this page was audited, for the gate that asks it of each (scripts/audited-pages.ts). */
export async function rememberPage(page: Page): Promise<void> {
  const { hostname, pathname } = new URL(page.url());
  // A town's own host has no town in its addresses.
  const [town, ...domain] = hostname.split(".");
  routes ??= pageRoutes();
  const route = routeAt(domain[0] === "localhost" ? `/${town}${pathname}` : pathname, routes);
  const file = path.join(
    AUDITED_PAGES,
    createHash("sha256")
      .update(route ?? "")
      .digest("hex"),
  );
  if (!route || existsSync(file)) return;
  // At the address of a page there may be another: that there is none, or that it could not be shown.
  if (NO_PAGE.includes((await page.locator("h1").first().textContent()) ?? "")) return;
  mkdirSync(AUDITED_PAGES, { recursive: true });
  writeFileSync(file, route);
}
