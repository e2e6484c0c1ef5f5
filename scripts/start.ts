import { setDefaultResultOrder } from "node:dns";
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { envOrExit } from "../server/platform/env.ts";

/**
 * `npm start`: one web process of the production build. PORT (3000) and LISTEN_HOST (127.0.0.1: a reverse proxy stands
 * before it) say where. Everything else is in docs/installation.md, and looked at before anything listens: pages read it
 * one by one, each in its turn, and would answer to parents what is for the operator.
 */
envOrExit();
const server = path.join(import.meta.dirname, "..", ".next", "standalone", "server.js");
if (!existsSync(server)) {
  console.error("Le site n’est pas construit : lancez d’abord « npm run build ».");
  process.exit(1);
}
/*
 * Shells and containers give HOSTNAME the name of the machine, which Next would take for the address to listen on. The
 * loopback is said by its name: written in figures, Next holds its own address for another server's, and sends each
 * page of a city's host through itself a second time, as a page by path.
 */
const wanted = process.env.LISTEN_HOST ?? "127.0.0.1";
setDefaultResultOrder("ipv4first");
process.env.HOSTNAME = wanted === "127.0.0.1" ? "localhost" : wanted;
process.env.PORT ??= "3000";
Object.assign(process.env, { NODE_ENV: "production" });
await import(pathToFileURL(server).href);
