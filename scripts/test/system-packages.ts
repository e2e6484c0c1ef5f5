import { existsSync } from "node:fs";
import { runCommand } from "../run/run-command";
import { findOnPath } from "./find-on-path";

/** The shell first: the same engine without a window's worth of interface, almost twice as quick to show a page. */
const CHROMIUM_NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];

/** The browser of the end to end tests: `CHROMIUM`, else the machine's. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : undefined;
  return CHROMIUM_NAMES.map(findOnPath).find((found) => found !== undefined);
}

/**
 * Makes sure that a browser and the PDF tools are there: installs Debian's when we may, else says what to do.
 * @throws Error in French, for the person at the terminal.
 */
export async function ensureSystemPackages(): Promise<void> {
  if (findChromium() && findOnPath("pdfinfo")) return;
  if (process.getuid?.() !== 0 || !findOnPath("apt-get")) {
    throw new Error(
      "Les tests de bout en bout ont besoin de Chromium et de poppler-utils, qui ne sont pas sur cette machine. " +
        `Installez-les (sous Debian ou Ubuntu : sudo apt-get ${installing("chromium").join(" ")}), ou donnez le chemin du navigateur dans la variable CHROMIUM.`,
    );
  }
  console.log("Installation de Chromium et de poppler-utils…");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await runCommand("apt-get", ["update", "-qq"], env);
  for (const browser of PACKAGES) {
    const code = await runCommand("apt-get", ["-qq", ...installing(browser)], env);
    if (code === 0 && findChromium()) return;
  }
  throw new Error("Chromium n’a pas pu être installé par apt-get : voyez le message ci-dessus, puis relancez.");
}

/** Not every distribution has the shell apart. */
const PACKAGES = ["chromium-headless-shell", "chromium"] as const;

function installing(browser: (typeof PACKAGES)[number]): string[] {
  return ["install", "-y", "--no-install-recommends", browser, "poppler-utils"];
}
