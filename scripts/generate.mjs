/*
 * Makes what is not kept in the repository: the Prisma client, the stylesheet, the fonts, the themes. Run before
 * `next build`, `next dev` and the tests.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");

function run(args, env) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}

// The CLI looks for a schema engine, which it would download, although `generate` never starts it: any executable does.
run([path.join("node_modules", "prisma", "build", "index.js"), "generate", "--no-hints"], {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  CHECKPOINT_DISABLE: "1",
});
run(["--conditions=react-server", "--import", "tsx", path.join("scripts", "assets", "build.ts")], {});
