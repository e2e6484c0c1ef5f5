import { createServer } from "node:net";

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

const TRIES = 200;

/** The first free port from `wanted` upwards that is not in `reserved`. */
export async function freePort(wanted: number, reserved: readonly number[] = []): Promise<number> {
  for (let port = wanted; port < wanted + TRIES; port++) {
    if (!reserved.includes(port) && (await isFree(port))) return port;
  }
  throw new Error(`Aucun port n’est libre entre ${wanted} et ${wanted + TRIES - 1}.`);
}
