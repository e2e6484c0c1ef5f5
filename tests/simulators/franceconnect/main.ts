import { runUntilSignal } from "../shared/run-until-signal";
import { parseClientsText } from "./clients";
import { startFranceConnect } from "./start";

/**
 * The FranceConnect simulator as a process. Environment: FC_PORT (4100), FC_HOST (127.0.0.1), FC_ISSUER
 * (`http://localhost:<port>/api/v2`), FC_CLIENTS (JSON array, see clients.ts), FC_FOLDER (keeps the signing keys).
 */
const { FC_PORT, FC_HOST, FC_ISSUER, FC_CLIENTS, FC_FOLDER } = process.env;

const { issuer, clients, stop } = await startFranceConnect({
  port: Number(FC_PORT ?? 4100),
  host: FC_HOST,
  issuer: FC_ISSUER,
  clients: FC_CLIENTS ? parseClientsText(FC_CLIENTS) : undefined,
  folder: FC_FOLDER,
});
console.log(`Simulateur FranceConnect : ${issuer} (services : ${clients.map(({ id }) => id).join(", ")})`);
runUntilSignal(stop);
