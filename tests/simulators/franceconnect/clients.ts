import { z } from "zod";
import { claimsByScope, ordinaryScopes } from "./scopes";

const clientSchema = z
  .strictObject({
    id: z.string().min(1),
    /** Name shown to the person: "Continuer vers …". */
    name: z.string().min(1),
    secret: z.string().min(32),
    redirectUris: z.array(z.url()).min(1),
    postLogoutRedirectUris: z.array(z.url()),
    /** Two clients of one entity get the same `sub`. */
    entity: z.string().min(1).optional(),
    /** Scopes granted at the partner portal; asking another one gives `invalid_scope`. */
    scopes: z.array(z.enum(Object.keys(claimsByScope))).default(ordinaryScopes),
    /** Signature of the id_token and of the userinfo. */
    signature: z.enum(["RS256", "ES256", "HS256"]).default("RS256"),
    /** Perimeters of mandate declared by the service: without any in common a represented login is refused. */
    mandatePerimeters: z.array(z.string()).default([]),
    /** Public keys for `private_key_jwt`; without them the client authenticates by `client_secret_post`. */
    publicKeys: z.array(z.record(z.string(), z.unknown())).optional(),
  })
  .transform((client) => ({ ...client, entity: client.entity ?? client.id }));

export type Client = z.output<typeof clientSchema>;
export type ClientInput = z.input<typeof clientSchema>;

/** Checks the declared clients; a wrong declaration throws with the member named. */
export function parseClients(clients: readonly ClientInput[]): readonly Client[] {
  return z.array(clientSchema).min(1).parse(clients);
}

/** The value of `FC_CLIENTS`: a JSON array of clients. */
export function parseClientsText(text: string): readonly Client[] {
  return z.array(clientSchema).min(1).parse(JSON.parse(text));
}

const hosts = ["localhost", "saint-chamond.localhost", "rive-de-gier.localhost", "corbas.localhost"];

/** One client for the whole platform, reached on the bare host or on each town's own. */
export const defaultClients: readonly ClientInput[] = [
  {
    id: "preau",
    name: "Préau",
    secret: "secret-du-simulateur-sans-valeur-hors-de-ce-poste",
    redirectUris: hosts.flatMap((host) =>
      ["franceconnect", "franceconnect-donnees"].map((name) => `http://${host}:3000/api/auth/callback/${name}`),
    ),
    postLogoutRedirectUris: hosts.map((host) => `http://${host}:3000/api/auth/deconnexion`),
    mandatePerimeters: ["Famille-Scolarité"],
  },
];
