import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { settleLastRun } from "@/scripts/demo/last-run";

const url = "http://localhost:3000";
let folder = "";
let service: ChildProcess;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "preau-run-"));
  service = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
});
afterEach(() => {
  service.kill("SIGKILL");
});

/** A run that writes down its service, says so, and waits to be killed. */
async function startRun(): Promise<ChildProcess> {
  const script = `import { rememberRun } from "./scripts/demo/last-run";
    await rememberRun(${JSON.stringify(folder)}, ${JSON.stringify(url)}, [${service.pid}]); console.log("written"); setInterval(() => {}, 1000);`;
  const run = spawn("node", ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (run.stdout) await once(run.stdout, "data");
  return run;
}

test("a run that lives is not started twice", async () => {
  const run = await startRun();
  expect(await settleLastRun(folder)).toBe(url);
  expect(service.exitCode ?? service.signalCode).toBeNull();
  run.kill("SIGKILL");
});

test("what a killed run left behind is stopped, then forgotten", async () => {
  const run = await startRun();
  const [runEnded, serviceEnded] = [once(run, "exit"), once(service, "exit")];
  run.kill("SIGKILL");
  await runEnded;
  expect(await settleLastRun(folder)).toBeUndefined();
  await serviceEnded;
  expect(service.signalCode).toBe("SIGTERM");
  expect(existsSync(path.join(folder, "run.json"))).toBe(false);
});

test("a folder that was never used has nothing to settle", async () => {
  expect(await settleLastRun(folder)).toBeUndefined();
});
