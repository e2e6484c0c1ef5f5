import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "@/scripts/demo/free-port";
import { type LocalPostgres, runningPort, startLocalPostgres, stopLocalPostgres } from "@/scripts/postgres";
import { programs, unprivileged } from "@/scripts/postgres/programs";

let folder = "";
let directory = "";
let port = 0;
const sleepers: ChildProcess[] = [];

// Each start of the same server watches for the end of this process.
process.setMaxListeners(40);

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "preau-pg-"));
  chmodSync(folder, 0o755);
  directory = path.join(folder, "postgres");
  port = await freePort(5700);
  const server = await start();
  await query(server, "CREATE TABLE kept AS SELECT 42 AS answer");
  await server.stop();
});

afterEach(() => stopLocalPostgres(directory));
afterAll(() => {
  for (const sleeper of sleepers) sleeper.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const start = () => startLocalPostgres(directory, port, ["-c", "fsync=off"], { adopt: true });
const pidFile = () => path.join(directory, "postmaster.pid");
const passwordFile = () => path.join(folder, "postgres.password");

async function query({ ownerUrl }: Pick<LocalPostgres, "ownerUrl">, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const kept = (server: LocalPostgres) => query(server, "SELECT answer FROM kept");

/** Another program of the same user, which was given the number that PostgreSQL had. */
function newcomer(args: readonly string[] = ["600"]): number {
  const sleeper = spawn("sleep", args, { ...unprivileged(), stdio: "ignore" });
  sleepers.push(sleeper);
  return sleeper.pid ?? 0;
}

/** What a crash of the machine leaves when the number of the server is somebody else’s after the next start. */
function leaveLock(pid: number): void {
  const now = Math.floor(performance.timeOrigin / 1000);
  writeFileSync(pidFile(), `${pid}\n${directory}\n${now}\n${port}\n\n127.0.0.1\n  12345678         7\nready   \n`);
}

describe("a postmaster.pid left by a crash", () => {
  it("that names another living process: PostgreSQL alone would refuse (negative control)", async () => {
    leaveLock(newcomer());
    const { pg_ctl } = await programs();
    const { status } = spawnSync(pg_ctl, ["-D", directory, "start", "-w", "-o", `-p ${port}`], {
      ...unprivileged(),
      cwd: directory,
      stdio: "ignore",
    });
    expect(status).not.toBe(0);
    expect(existsSync(pidFile())).toBe(true);
  });

  it("that names another living process is no server, and no obstacle", async () => {
    leaveLock(newcomer());
    expect(runningPort(directory)).toBeUndefined();
    expect(await kept(await start())).toEqual([{ answer: 42 }]);
    expect(runningPort(directory)).toBe(port);
  });

  it.each(["", "12", "999999999\n"])("that says %j is no obstacle", async (text) => {
    writeFileSync(pidFile(), text);
    expect(runningPort(directory)).toBeUndefined();
    expect(await kept(await start())).toEqual([{ answer: 42 }]);
  });

  it("of a server that was killed is no obstacle", async () => {
    await start();
    process.kill(Number(readFileSync(pidFile(), "utf8").split("\n")[0]), "SIGKILL");
    await expect.poll(() => runningPort(directory)).toBeUndefined();
    expect(await kept(await start())).toEqual([{ answer: 42 }]);
  });

  it("of a server that lives is that server: it is used, not started twice", async () => {
    await start();
    const pid = readFileSync(pidFile(), "utf8").split("\n")[0];
    await start();
    expect(readFileSync(pidFile(), "utf8").split("\n")[0]).toBe(pid);
  });
});

describe("a password that a crash spoilt", () => {
  it.each(["", "abc"])("to %j is replaced, and the data are kept", async (text) => {
    writeFileSync(passwordFile(), text);
    const server = await start();
    expect(await kept(server)).toEqual([{ answer: 42 }]);
    expect(new URL(server.ownerUrl).password).toBe(readFileSync(passwordFile(), "utf8"));
  });

  it("is replaced while the server is running, and when the file is gone", async () => {
    await start();
    rmSync(passwordFile());
    expect(await kept(await start())).toEqual([{ answer: 42 }]);
  });
});

describe("as root", () => {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) console.log("skipped: a folder that PostgreSQL’s user cannot enter is a matter for root only");

  it.runIf(isRoot)("says which folder PostgreSQL may not enter, and what to do", async () => {
    const closed = path.join(folder, "root");
    mkdirSync(closed, { mode: 0o700 });
    const wanted = startLocalPostgres(path.join(closed, "demo", "postgres"), port);
    await expect(wanted).rejects.toThrow(
      `n’a pas le droit d’entrer dans ${closed}. PostgreSQL ne peut pas tourner sous root.`,
    );
    await expect(wanted).rejects.toThrow(/utilisateur ordinaire[\s\S]*\/srv\/preau[\s\S]*DATABASE_URL/);
  });
});
