import { z } from "zod";

const clientSchema = z.strictObject({
  /** Six digits. */
  numcli: z.string().regex(/^\d{6}$/),
  /** The three lines of `recupererDetailClient`. */
  labels: z.array(z.string()).min(1).max(3),
  /** Whether it may use the web service at all (T4). */
  webService: z.boolean().default(true),
  /** Whether production, mode W, is open to it. */
  activated: z.boolean().default(true),
});

export type Client = z.output<typeof clientSchema>;
type ClientInput = z.input<typeof clientSchema>;

/** Checks declared clients, those of `PAYFIP_CLIENTS` among them; a wrong declaration throws with the member named. */
export function parseClients(clients: unknown): readonly Client[] {
  return z.array(clientSchema).min(1).parse(clients);
}

/** The three towns of the demonstration, and one client for each thing that can be wrong with one. */
export const defaultClients: readonly ClientInput[] = [
  { numcli: "042207", labels: ["SAINT-CHAMOND", "REGIE RESTAURATION", "SERVICE SCOLAIRE"] },
  { numcli: "042186", labels: ["RIVE-DE-GIER", "REGIE RESTAURATION", "SERVICE SCOLAIRE"] },
  { numcli: "069273", labels: ["CORBAS", "REGIE RESTAURATION", "SERVICE SCOLAIRE"] },
  { numcli: "006382", labels: ["COMMUNE FICTIVE", "REGIE PERISCOLAIRE", "SERVICE ENFANCE"] },
  { numcli: "006383", labels: ["COMMUNE FICTIVE", "REGIE PAS ENCORE ACTIVE"], activated: false },
  { numcli: "006384", labels: ["COMMUNE FICTIVE", "REGIE SANS SERVICE WEB"], webService: false },
];
