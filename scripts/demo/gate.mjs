import { closeSync, readSync } from "node:fs";

/*
 * Loaded before a service's own program: it waits for one byte of whoever started it, who has written its process down by
 * then. Whoever is killed before that closes the pipe, and the service ends instead of serving unknown to anybody.
 */
const pipe = Number(process.env.PREAU_GATE);
if (pipe) {
  // What this process starts, its threads included, has no gate.
  delete process.env.PREAU_GATE;
  const opened = readSync(pipe, Buffer.alloc(1)) === 1;
  closeSync(pipe);
  if (!opened) process.exit(1);
}
