import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { newId } from "../ids";

vi.mock("../env", () => ({ env: () => ({ AUTH_SECRET: "a secret of thirty-two characters" }) }));

let links: typeof import("./link-token");
beforeAll(async () => {
  vi.resetModules();
  links = await import("./link-token");
});
afterAll(() => {
  vi.doUnmock("../env");
  vi.resetModules();
});

const id = newId();

it("a link holds for its purpose and what it was bound to, and for nothing else (attack 35)", () => {
  const token = links.linkToken("offer link", id, [id, "until"]);
  expect(links.idOfToken(token)).toBe(id);
  expect(links.holds("offer link", token, [id, "until"])).toBe(true);
  expect(links.holds("offer link", token, [id, "later"])).toBe(false);
  expect(links.holds("invoice link", token, [id, "until"])).toBe(false);
});

it("a signature that is cut, altered or absent is none", () => {
  const [row = "", signature = ""] = links.linkToken("offer link", id, [id]).split(".");
  const altered = `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
  for (const forged of [altered, signature.slice(0, 20), ""])
    expect(links.holds("offer link", `${row}.${forged}`, [id])).toBe(false);
});
