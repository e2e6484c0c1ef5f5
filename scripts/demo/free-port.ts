import { createServer } from "node:net";

/** Between 3000 and 7000, the ports that browsers and `fetch` refuse to speak to (Fetch standard, "bad port"). */
const REFUSED: ReadonlySet<number> = new Set([
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
]);

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

const TRIES = 200;

/** The first free port from `wanted` upwards that is not in `reserved`, and that a browser may speak to. */
export async function freePort(wanted: number, reserved: readonly number[] = []): Promise<number> {
  for (let port = wanted; port < wanted + TRIES; port++) {
    if (!REFUSED.has(port) && !reserved.includes(port) && (await isFree(port))) return port;
  }
  throw new Error(`Aucun port n’est libre entre ${wanted} et ${wanted + TRIES - 1}.`);
}
