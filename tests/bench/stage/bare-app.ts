import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { type Service, startService } from "@/scripts/demo/services";
import { root, runCommand } from "@/scripts/run/run-command";
import { ask } from "../load/http";

const app = path.join(root, "tests", "bench", "bare-next");
const standalone = path.join(app, ".next", "standalone", "tests", "bench", "bare-next");
const stamp = path.join(app, ".next", "built-from");

export interface BareApp {
  readonly origin: string;
  /** The page whose HTML is as long as `bytes`, within one row. */
  pageOf(bytes: number): Promise<string>;
  stop(): Promise<void>;
}

async function sources(): Promise<string> {
  const digest = createHash("sha256");
  const files = (await readdir(app, { recursive: true })).filter((name) => /^[^.].*\.(tsx|mjs)$/.test(name)).sort();
  for (const file of files) digest.update(readFileSync(path.join(app, file)));
  digest.update(readFileSync(path.join(root, "package.json")));
  return digest.digest("hex");
}

async function build(): Promise<void> {
  const wanted = await sources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const code = await runCommand("next", ["build", app], { NEXT_TELEMETRY_DISABLED: "1" });
  if (code !== 0) throw new Error("The bare application does not build");
  cpSync(path.join(app, ".next", "static"), path.join(standalone, ".next", "static"), { recursive: true });
  writeFileSync(stamp, wanted);
}

async function bytesOf(url: string): Promise<number> {
  const { status, bytes } = await ask(url);
  if (status !== 200) throw new Error(`${url} answers ${status}`);
  return bytes;
}

/** A Next application of one page: no proxy, no session, no database, nothing of ours. What Next itself costs. */
export async function startBareApp(folder: string, port: number): Promise<BareApp> {
  await build();
  const origin = `http://127.0.0.1:${port}`;
  const service: Service = await startService(folder, {
    name: "bare-next",
    args: [path.join(standalone, "server.js")],
    env: { PORT: String(port), HOSTNAME: "127.0.0.1", NODE_ENV: "production" },
    ready: { url: `${origin}/rows/1` },
  });
  const rowsOf = async (count: number) => bytesOf(`${origin}/rows/${count}`);
  return {
    origin,
    pageOf: async (bytes) => {
      const [few, many] = [await rowsOf(100), await rowsOf(300)];
      const count = Math.max(1, Math.round(100 + ((bytes - few) * 200) / (many - few)));
      return `/rows/${count}`;
    },
    stop: service.stop,
  };
}
