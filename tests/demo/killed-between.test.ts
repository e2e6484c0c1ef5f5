import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startService } from "@/scripts/demo/services";
import { root, withOwnTools } from "@/scripts/run/run-command";

/*
 * A demonstration that is killed between the birth of a service and the line that writes it down: no later start can know
 * of it, so it must end by itself, before it serves.
 */
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "preau-killed-"));
  mkdirSync(path.join(folder, "logs"));
});
const born: number[] = [];
afterEach(() => {
  for (const pid of born.splice(0)) if (lives(pid)) process.kill(-pid, "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => path.join(folder, name);

/** A service that says in a file that it serves, and stays. */
const definition = () => ({
  name: "essai",
  args: [
    "-e",
    `fs.writeFileSync(${JSON.stringify(at("served"))}, ""); console.log("prêt"); setInterval(() => {}, 1000)`,
  ],
  env: {},
  ready: { says: "prêt" },
});

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Another process starts the service, and is killed as soon as the service is born. Gives the service's process. */
async function killedAtBirth(): Promise<number> {
  const source = `
    import { writeFileSync } from "node:fs";
    import { startService } from ${JSON.stringify(path.join(root, "scripts", "demo", "services.ts"))};
    await startService(${JSON.stringify(folder)}, ${JSON.stringify(definition())}, async (pid) => {
      writeFileSync(${JSON.stringify(at("born"))}, String(pid));
      process.kill(process.pid, "SIGKILL");
    });`;
  const parent = spawn("node", ["--import", "tsx", "--input-type=module", "-e", source], {
    cwd: root,
    env: withOwnTools(),
  });
  let said = "";
  parent.stderr.on("data", (chunk) => (said += chunk));
  const signal = await new Promise((resolve) => parent.once("close", (_code, by) => resolve(by)));
  expect(said).toBe("");
  expect(signal).toBe("SIGKILL");
  const pid = Number(readFileSync(at("born"), "utf8"));
  born.push(pid);
  return pid;
}

it("leaves no service behind: it ends by itself, and never served", async () => {
  const pid = await killedAtBirth();
  await expect.poll(() => lives(pid), { timeout: 10_000 }).toBe(false);
  expect(existsSync(at("served"))).toBe(false);
}, 60_000);

it("serves once it is written down, not before", async () => {
  const seen: boolean[] = [];
  const service = await startService(folder, definition(), async (pid) => {
    born.push(pid);
    await new Promise((resolve) => setTimeout(resolve, 500));
    seen.push(existsSync(at("served")));
  });
  expect(seen).toEqual([false]);
  expect(existsSync(at("served"))).toBe(true);
  await service.stop();
  expect(lives(service.pid)).toBe(false);
}, 60_000);
