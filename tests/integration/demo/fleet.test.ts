import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeFleet } from "@/scripts/demo/fleet";
import { livingServices } from "@/scripts/demo/last-run";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "preau-fleet-"));
  mkdirSync(path.join(folder, "logs"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fleetOf = (revive: boolean) => makeFleet({ folder, url: "http://localhost:1", revive, say: () => undefined });
const service = (name: string, then: string) => ({
  name,
  args: ["-e", `console.log("ready"); ${then}`],
  env: {},
  ready: { says: "ready" },
});
const lasting = (name: string) => service(name, "setInterval(() => {}, 1000)");
const silenced = (name: string) => (one: ReturnType<typeof service>) =>
  one.name === name ? { ...one, ready: { says: "never said" } } : one;
const pids = () => livingServices(folder).map(({ pid }) => pid);

it("starts a service again that was killed, in its place, and stops them all", async () => {
  const fleet = fleetOf(true);
  await fleet.start([lasting("first")]);
  await fleet.start([lasting("second")]);
  const [second = 0, first = 0] = pids();
  process.kill(first, "SIGKILL");
  // For a moment the killed one is still among the living.
  const inItsPlace = () => pids().filter((pid) => pid !== first && pid !== second);
  await expect.poll(() => inItsPlace().length, { timeout: 10_000 }).toBe(1);
  expect(pids()).toEqual([second, ...inItsPlace()]);
  await expect.poll(() => existsSync(path.join(folder, "logs", "first.log.former"))).toBe(true);
  await fleet.stop();
  expect(pids()).toEqual([]);
});

it("gives up on one that ends again and again, and at once where nothing is to be started again", async () => {
  const stubborn = fleetOf(true);
  await stubborn.start([service("stubborn", "")]);
  expect((await stubborn.broken).name).toBe("stubborn");
  const brittle = fleetOf(false);
  await brittle.start([lasting("brittle")]);
  process.kill(pids()[0] ?? 0, "SIGKILL");
  expect((await brittle.broken).name).toBe("brittle");
});

it("starts several side by side, each written down before it serves", async () => {
  const fleet = fleetOf(false);
  await fleet.start(["one", "two", "three", "four"].map(lasting));
  expect(pids()).toHaveLength(4);
  await fleet.stop();
  expect(pids()).toEqual([]);
});

it("says which one did not start once all are settled, and stops the others", async () => {
  const fleet = fleetOf(false);
  await expect(
    fleet.start([service("mute", "process.exit(1)"), lasting("sound")].map(silenced("mute"))),
  ).rejects.toThrow("mute n’a pas démarré");
  expect(pids()).toHaveLength(1);
  await fleet.stop();
  expect(pids()).toEqual([]);
});

it("leaves nothing behind when it is stopped while they are being born", async () => {
  const fleet = fleetOf(false);
  const starting = fleet.start(["early", "late"].map(lasting));
  await fleet.stop();
  await starting;
  expect(pids()).toEqual([]);
});
