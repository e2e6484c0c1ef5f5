import { runUntilSignal } from "../shared/run-until-signal";
import { startApiParticulier } from "./start";

/**
 * The API Particulier simulator as a process. Environment: APIP_PORT (4195), APIP_HOST (127.0.0.1), APIP_INTROSPECTION
 * (`http://localhost:4100/_simulator/introspect`), APIP_RECIPIENTS (SIRETs, separated by commas), APIP_TOWN_CHILDREN
 * ("true": adds the children of the demonstration's towns).
 */
const { APIP_PORT, APIP_HOST, APIP_INTROSPECTION, APIP_RECIPIENTS, APIP_TOWN_CHILDREN } = process.env;

const { url, stop } = await startApiParticulier({
  port: Number(APIP_PORT ?? 4195),
  host: APIP_HOST,
  introspection: APIP_INTROSPECTION ?? "http://localhost:4100/_simulator/introspect",
  recipients: (APIP_RECIPIENTS ?? "").split(",").filter(Boolean),
  withTownChildren: APIP_TOWN_CHILDREN === "true",
});
console.log(`Simulateur d’API Particulier : ${url}`);
runUntilSignal(stop);
