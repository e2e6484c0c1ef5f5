import { decodeJwt } from "jose";
import type { AdapterFactory, ClientMetadata, Configuration, JWK, KoaContextWithOIDC } from "oidc-provider";
import { Provider } from "oidc-provider";
import { z } from "zod";
import type { Client } from "./clients";
import { showEngineErrors } from "./engine-errors";
import { forgedToken, type TokenFault } from "./forged-token";
import type { SigningKeys } from "./keys";
import { identityClaims, type People, subjectFor } from "./people";
import { claimsByScope } from "./scopes";
import type { FranceConnectSwitches } from "./switches";

/** Lifetimes in seconds (PROTOCOLS 1.3). */
const lifetimes = {
  AccessToken: 60,
  AuthorizationCode: 30,
  Grant: 30,
  IdToken: 60,
  Interaction: 1800,
  Session: 1800,
};

export interface ProviderParts {
  readonly issuer: string;
  readonly clients: readonly Client[];
  readonly keys: SigningKeys;
  readonly people: People;
  readonly storage: AdapterFactory;
  readonly cookieSecret: string;
  readonly switches: FranceConnectSwitches;
}

function metadata(client: Client): ClientMetadata {
  return {
    client_id: client.id,
    client_name: client.name,
    redirect_uris: [...client.redirectUris],
    grant_types: ["authorization_code"],
    response_types: ["code"],
    scope: client.scopes.join(" "),
    subject_type: "pairwise",
    // Never fetched: it only tells the engine that addresses on several hosts belong to one entity.
    sector_identifier_uri: `https://${encodeURIComponent(client.entity)}.invalid/`,
    id_token_signed_response_alg: client.signature,
    userinfo_signed_response_alg: client.signature,
    ...(client.publicKeys
      ? { token_endpoint_auth_method: "private_key_jwt", jwks: { keys: client.publicKeys.map(asJwk) } }
      : { token_endpoint_auth_method: "client_secret_post", client_secret: client.secret }),
  };
}

function asJwk(key: Record<string, unknown>): JWK {
  const { kty } = key;
  if (typeof kty !== "string") throw new Error("a public key has no kty");
  return { ...key, kty };
}

function configuration({ issuer, clients, keys, people, storage, cookieSecret }: ProviderParts): Configuration {
  return {
    adapter: storage,
    clients: clients.map(metadata),
    jwks: { keys: keys.all.map((key) => asJwk({ ...key })) },
    acrValues: ["eidas1"],
    scopes: Object.keys(claimsByScope),
    claims: {
      ...Object.fromEntries(Object.entries(claimsByScope).filter(([, claims]) => claims.length > 0)),
      openid: ["sub", "acr", "auth_time", "at_hash", "rep_scope"],
    },
    subjectTypes: ["pairwise"],
    sectorIdentifierUriValidate: () => false,
    pairwiseIdentifier: async (_ctx, accountId, { clientId }) => {
      const person = people.find(accountId);
      const client = clients.find(({ id }) => id === clientId);
      if (!person || !client) throw new Error("unknown account or client");
      return subjectFor(person, client);
    },
    findAccount: (ctx, accountId) => {
      const person = people.find(accountId);
      if (!person) return undefined;
      return {
        accountId,
        claims: (use) => ({ sub: accountId, ...(use === "userinfo" ? identityClaims(person) : idTokenClaims(ctx)) }),
      };
    },
    loadExistingGrant: async (ctx) => {
      const grantId = ctx.oidc.result?.consent?.grantId;
      return grantId ? ctx.oidc.provider.Grant.find(grantId) : undefined;
    },
    responseTypes: ["code"],
    clientAuthMethods: ["client_secret_post", "private_key_jwt"],
    enabledJWA: {
      idTokenSigningAlgValues: ["ES256", "RS256", "HS256"],
      userinfoSigningAlgValues: ["ES256", "RS256", "HS256"],
      clientAuthSigningAlgValues: ["ES256", "RS256"],
    },
    pkce: { required: () => false },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      jwtUserinfo: { enabled: true },
      claimsParameter: { enabled: true },
      resourceIndicators: { enabled: false },
    },
    routes: {
      authorization: "/authorize",
      token: "/token",
      userinfo: "/userinfo",
      jwks: "/jwks",
      revocation: "/token/revocation",
    },
    cookies: { keys: [cookieSecret] },
    ttl: lifetimes,
    interactions: { url: (_ctx, { uid }) => `${new URL(issuer).pathname}/interaction/${uid}` },
    renderError: async (ctx, out) => {
      ctx.body = out;
    },
  };
}

/** The engine hashes `at_hash` itself, from the access token's value. */
function idTokenClaims(ctx: KoaContextWithOIDC): Record<string, unknown> {
  const accessToken = ctx.oidc.entities.AccessToken;
  return accessToken ? { at_hash: accessToken.jti } : {};
}

/** Breaks the signature of a signed answer while keeping it well formed. */
function withWrongSignature(jwt: string): string {
  const dot = jwt.lastIndexOf(".");
  const signature = Buffer.from(jwt.slice(dot + 1), "base64url");
  signature.writeUInt8(signature.readUInt8(0) ^ 0xff, 0);
  return `${jwt.slice(0, dot)}.${signature.toString("base64url")}`;
}

const tokenAnswer = z.looseObject({ id_token: z.string() });

/** Puts the fault that was asked for in the token or the identity of an answer. */
async function forgeAnswer(ctx: { readonly path: string; body: unknown }, parts: ProviderParts): Promise<void> {
  const { idTokenFault, userinfoFault } = parts.switches.values;
  const forge = (jwt: string, fault: TokenFault) => {
    const client = parts.clients.find(({ id }) => id === decodeJwt(jwt).aud);
    return forgedToken(jwt, fault, { keys: parts.keys, secret: client?.secret ?? "" });
  };
  const answered = tokenAnswer.safeParse(ctx.body).data;
  if (ctx.path === "/token" && answered && idTokenFault) {
    ctx.body = { ...answered, id_token: await forge(answered.id_token, idTokenFault) };
  }
  if (ctx.path === "/userinfo" && typeof ctx.body === "string" && userinfoFault) {
    ctx.body = await forge(ctx.body, userinfoFault);
  }
}

/** The OpenID Connect engine, as strict as its configuration goes; the router refuses the rest before it. */
export function createProvider(parts: ProviderParts): Provider {
  const provider = new Provider(parts.issuer, configuration(parts));
  provider.use(async (ctx, next) => {
    await next();
    await forgeAnswer(ctx, parts);
    if (ctx.path === "/userinfo" && typeof ctx.body === "string" && parts.switches.values.badUserinfoSignature) {
      ctx.body = withWrongSignature(ctx.body);
    }
  });
  provider.use(showEngineErrors(parts.issuer));
  return provider;
}
