import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findOnPath } from "@/scripts/test/find-on-path";

type Tool = "pdfinfo" | "pdffonts" | "pdftotext";

/**
 * What a tool of poppler-utils says of a PDF. A complaint of the tool about the file is an error.
 * @throws Error when the tool is not on this machine, or finds the file wrong.
 */
export function poppler(tool: Tool, options: readonly string[], pdf: Uint8Array): string {
  const command = findOnPath(tool);
  if (!command) {
    throw new Error(`${tool} is missing: install poppler-utils (Debian, Ubuntu: apt-get install poppler-utils)`);
  }
  const folder = mkdtempSync(path.join(tmpdir(), "preau-paper-"));
  try {
    const file = path.join(folder, "paper.pdf");
    writeFileSync(file, pdf);
    // Only `pdftotext` would write a file of its own, unless told otherwise.
    const args = [...options, file, ...(tool === "pdftotext" ? ["-"] : [])];
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    if (status !== 0 || stderr !== "") throw new Error(`${tool} (${status}): ${stderr}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface PlacedWord {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every word and where it stands, in points from the upper left corner. */
export function placedWords(pdf: Uint8Array): PlacedWord[] {
  const [, ...pages] = poppler("pdftotext", ["-bbox"], pdf).split("<page ");
  const word = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;
  return pages.flatMap((content, index) =>
    [...content.matchAll(word)].map(([, left, top, right, bottom, text = ""]) => ({
      page: index + 1,
      text,
      left: Number(left),
      right: Number(right),
      top: Number(top),
      bottom: Number(bottom),
    })),
  );
}

/** What is read aloud, piece by piece, in its order: the quoted lines of the tree of tags. */
export function heard(pdf: Uint8Array): string[] {
  const lines = poppler("pdfinfo", ["-struct-text"], pdf).split("\n");
  return lines.flatMap((line) => /^\s*"(.*)"$/.exec(line)?.[1] ?? []).filter((text) => text !== "");
}
