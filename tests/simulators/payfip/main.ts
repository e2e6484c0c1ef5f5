import { runUntilSignal } from "../shared/run-until-signal";
import { startPayFip } from "./start";

/**
 * The PayFiP simulator as a process. Environment: PAYFIP_PORT (4185), PAYFIP_HOST (127.0.0.1), PAYFIP_CLIENTS (JSON
 * array, see clients.ts).
 */
const { PAYFIP_PORT, PAYFIP_HOST, PAYFIP_CLIENTS } = process.env;

const { serviceUrl, clients, stop } = await startPayFip({
  port: Number(PAYFIP_PORT ?? 4185),
  host: PAYFIP_HOST,
  clients: PAYFIP_CLIENTS ? JSON.parse(PAYFIP_CLIENTS) : undefined,
  say: (line) => console.log(line),
});
console.log(`Simulateur PayFiP : ${serviceUrl} (clients : ${clients.map(({ numcli }) => numcli).join(", ")})`);
runUntilSignal(stop);
