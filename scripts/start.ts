import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * `npm start`: one web process of the production build. PORT (3000) and LISTEN_HOST (127.0.0.1: a reverse proxy stands
 * before it) say where. Everything else is in docs/installation.md.
 */
const server = path.join(import.meta.dirname, "..", ".next", "standalone", "server.js");
if (!existsSync(server)) {
  console.error("Le site n’est pas construit : lancez d’abord « npm run build ».");
  process.exit(1);
}
// Shells and containers give HOSTNAME the name of the machine, which Next would take for the address to listen on.
process.env.HOSTNAME = process.env.LISTEN_HOST ?? "127.0.0.1";
process.env.PORT ??= "3000";
Object.assign(process.env, { NODE_ENV: "production" });
await import(pathToFileURL(server).href);
