import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const styles = globSync("styles/*.css", { cwd: root }).map((file) => readFileSync(join(root, file), "utf8"));
/** What is inside the blocks for paper, spaces apart. */
const forPaper = styles
  .flatMap((css) => css.split(/^@media /m).filter((block) => block.startsWith("print")))
  .map((block) => block.replace(/^}[\s\S]*/m, "").replace(/\s+/g, " "))
  .join("\n");

describe("a page that is printed", () => {
  it("does not show the title of what the reader left closed", () => {
    expect(forPaper).toContain(".preau-disclosure:not([open]) { display: none; }");
  });
});
