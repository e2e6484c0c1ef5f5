import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runSimulator } from "../support/child";
import { service } from "../support/service";

describe("the FranceConnect process", () => {
  it("speaks for the clients and the issuer it was given, keeps its keys, and stops cleanly", async () => {
    const folder = await mkdtemp(join(tmpdir(), "franceconnect-"));
    const env = { FC_PORT: "4191", FC_CLIENTS: JSON.stringify([service]), FC_FOLDER: folder };
    const keys: unknown[] = [];
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const running = await runSimulator("franceconnect", env);
      expect(running.line).toContain("http://localhost:4191/api/v2 (services : service-a)");
      const discovery = await (await fetch("http://localhost:4191/api/v2/.well-known/openid-configuration")).json();
      expect(discovery.issuer).toBe("http://localhost:4191/api/v2");
      keys.push(await (await fetch(discovery.jwks_uri)).json());
      expect(await running.stop(signal)).toBe(0);
    }
    expect(keys[1]).toEqual(keys[0]);
    await rm(folder, { recursive: true });
  });
});
