import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EnvironmentProblem, readEnvironment } from "./env";

const WHOLE = {
  DATABASE_URL: "postgresql://preau_app:mot-de-passe@127.0.0.1:5432/preau",
  APP_URL: "https://familles.mon-syndicat.fr",
  AUTH_SECRET: "x".repeat(32),
  KEYS_DIR: "/srv/preau/keys",
  STORAGE_DIR: "/srv/preau/files",
};

function complaint(over: Readonly<Record<string, string | undefined>>): string {
  try {
    readEnvironment({ ...WHOLE, ...over });
  } catch (error) {
    if (error instanceof EnvironmentProblem) return error.message.replaceAll("\u00a0", " ");
    throw error;
  }
  return "";
}

describe("the environment (docs/installation.md)", () => {
  it("is read whole, and a blank variable is one that is not there", () => {
    const { DATABASE_POOL, SMTP_URL } = readEnvironment({ ...WHOLE, SMTP_URL: "" });
    expect([DATABASE_POOL, SMTP_URL]).toEqual([10, undefined]);
  });

  it("names in one go each variable that is missing or wrong, and shows no value", () => {
    const said = complaint({
      APP_URL: undefined,
      AUTH_SECRET: "secret-court",
      DATABASE_POOL: "beaucoup",
      LOG_LEVEL: "x",
    });
    expect(said.split("\n")).toEqual([
      "L’environnement n’est pas complet (docs/installation.md) :",
      "  DATABASE_POOL n’est pas un nombre permis.",
      "  APP_URL manque.",
      "  AUTH_SECRET est trop courte : 32 caractères au moins.",
      "  LOG_LEVEL n’est pas une valeur permise.",
    ]);
  });

  it.each(["a/b", "12/b", "a#b", "12#b", "12?b", "100%", "a%zz"])(
    "refuses a password of the base as %s, and says how to write it",
    (password) => {
      const said = complaint({ DATABASE_URL: `postgresql://preau_app:${password}@127.0.0.1/preau` });
      expect(said).toMatch(/DATABASE_URL n’est pas une adresse de base .*% s’écrit %25/);
      expect(said).not.toContain(password);
    },
  );

  it.each(["a%2Fb%23c%3Fd%40e%3Af%25g", "a$b&c;d'e!f(g)h", "é à"])("takes the password %s", (password) => {
    expect(
      complaint({ DATABASE_URL: `postgresql://preau_app:${password}@127.0.0.1:5432/preau?sslmode=verify-full` }),
    ).toBe("");
  });

  it("takes a base by its socket, and refuses the address of something else", () => {
    expect(complaint({ DATABASE_URL: "postgresql:///preau?host=/var/run/postgresql&user=preau_app" })).toBe("");
    expect(complaint({ DATABASE_URL: "mysql://preau_app@127.0.0.1/preau" })).toMatch(/DATABASE_URL n’est pas/);
    expect(complaint({ APP_URL: "familles.mon-syndicat.fr:443" })).toMatch(/APP_URL n’a pas la forme d’une adresse/);
  });

  it("refuses a folder by a relative path, which the site and the worker would look for in two places", () => {
    expect(complaint({ KEYS_DIR: "keys" })).toMatch(/KEYS_DIR est un chemin depuis la racine/);
  });
});

it("stops a web process before it listens, in words for the operator", () => {
  const start = path.join(import.meta.dirname, "..", "..", "scripts", "start.ts");
  const env = { NODE_ENV: "production" as const, ...WHOLE, KEYS_DIR: "keys" };
  const { status, stderr } = spawnSync(process.execPath, [start], { env, encoding: "utf8" });
  expect(stderr).toMatch(/^L’environnement n’est pas complet[^\n]*\n {2}KEYS_DIR est un chemin[^\n]*\n$/);
  expect(status).toBe(1);
});
