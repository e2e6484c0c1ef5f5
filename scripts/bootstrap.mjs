/*
 * The only file that runs on the machine's own Node (20 or newer), with nothing installed yet. It installs what
 * package.json pins, then runs the command with the Node that came with it: `node scripts/bootstrap.mjs demo --reset`.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const OLDEST_NODE = 20;
const root = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const bin = path.join(root, "node_modules", ".bin");
const stamp = path.join(root, "node_modules", ".preau-installed");
const generated = path.join(root, "server", "db", "generated", ".made-from");

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < OLDEST_NODE) {
  console.error(
    `Préau a besoin de Node ${OLDEST_NODE} ou plus récent pour s’installer. Cette machine a Node ${process.versions.node}. ` +
      "Installez une version récente depuis https://nodejs.org, puis relancez la commande.",
  );
  process.exit(1);
}

/** What is to be installed, in one value: it changes with package.json and its lock. */
function wanted() {
  const digest = createHash("sha256");
  for (const file of ["package.json", "package-lock.json"]) digest.update(readFileSync(path.join(root, file)));
  return digest.digest("hex");
}

/*
 * Never `npm ci`: it refuses a lock that lacks the binaries of other platforms, which npm leaves out on a registry that
 * has none of them. Versions are pinned in package.json and the lock all the same.
 */
function install() {
  // For tests of this file, in a tree that borrows what another one installed.
  if (process.env.PREAU_INSTALL === "keep") return;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted() && existsSync(path.join(bin, "node"))) return;
  console.log("Installation des composants (environ une minute la première fois)…");
  const { status } = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1", PRISMA_SKIP_POSTINSTALL_GENERATE: "1" },
  });
  if (status !== 0) {
    console.error("L’installation n’a pas abouti : voyez le message ci-dessus. Corrigez puis relancez la commande.");
    process.exit(status ?? 1);
  }
  if (!existsSync(path.join(bin, "node"))) {
    console.error(
      "Node 24 n’a pas été installé : npm n’a pas lancé les scripts d’installation. " +
        "Vérifiez que « npm config get ignore-scripts » répond « false », puis relancez la commande.",
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted());
}

/**
 * Makes the files that the repository does not keep, when there are none or the schema changed since: the commands import
 * the base's client before they could make it themselves.
 */
function generate() {
  const digest = createHash("sha256").update(wanted());
  const schema = path.join(root, "prisma", "schema");
  for (const file of readdirSync(schema).sort()) digest.update(readFileSync(path.join(schema, file)));
  const source = digest.digest("hex");
  if (existsSync(generated) && readFileSync(generated, "utf8") === source) return;
  const { status, stdout, stderr } = spawnSync(path.join(bin, "node"), [path.join("scripts", "generate.mjs")], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) {
    console.error(`La préparation n’a pas abouti :\n${stdout}${stderr}`);
    process.exit(status ?? 1);
  }
  writeFileSync(generated, source);
}

const [command, ...rest] = process.argv.slice(2);
const script = path.join(root, "scripts", `${command}.ts`);
if (!command || !existsSync(script)) {
  console.error(`La commande « ${command ?? ""} » n’existe pas.`);
  process.exit(1);
}
install();
// The tests make them first of all, whatever is there.
if (command !== "test") generate();

const child = spawn(
  path.join(bin, "node"),
  ["--conditions=react-server", "--disable-warning=ExperimentalWarning", "--import", "tsx", script, ...rest],
  { cwd: root, stdio: "inherit", env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` } },
);
// The child decides when to end: at Ctrl-C it has things to stop first.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
