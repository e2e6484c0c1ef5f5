import "server-only";
import type { NextAuthOptions, TokenSet } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { type PivotClaims, pivotClaimsSchema } from "@/server/families";
import { systemClock } from "@/server/platform/clock";
import { env } from "@/server/platform/env";
import { logger } from "@/server/platform/logger";
import { COOKIE_OPTIONS, SESSION_COOKIE, SESSION_COOKIE_SECONDS } from "../session-cookie";
import { assertClaims } from "./assert-claims";
import { assertSameOrigin } from "./assert-same-origin";
import { ClaimsRefused } from "./failure";
import type { Purpose } from "./purpose";

export interface FranceConnectSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Undefined when the deployment has no FranceConnect: then no page offers it. */
export function franceConnectSettings(): FranceConnectSettings | undefined {
  const { FRANCECONNECT_ISSUER, FRANCECONNECT_CLIENT_ID, FRANCECONNECT_CLIENT_SECRET } = env();
  if (!FRANCECONNECT_ISSUER || !FRANCECONNECT_CLIENT_ID || !FRANCECONNECT_CLIENT_SECRET) return undefined;
  return {
    issuer: FRANCECONNECT_ISSUER,
    clientId: FRANCECONNECT_CLIENT_ID,
    clientSecret: FRANCECONNECT_CLIENT_SECRET,
  };
}

/** What one login leaves on its way through next-auth. */
export interface Passage {
  /** What an exchange with FranceConnect raised: next-auth itself keeps only its text. */
  raised?: unknown;
  /** Of whoever is logged in at FranceConnect, as soon as it is verified. */
  idToken?: string;
  /** Whether the code was sent to FranceConnect at all. */
  exchanged: boolean;
  /**
   * Takes what was certified. A login opens our session: its id goes in next-auth's cookie, and nothing else does.
   * Undefined: no cookie is written.
   */
  readonly enter: (certified: Certified) => Promise<string | undefined>;
}

/** What FranceConnect certified. The tokens never leave the server. */
export interface Certified {
  readonly claims: PivotClaims;
  /** Kept for the logout. */
  readonly idToken: string;
  /** Opens the data of its scopes, for 60 seconds. */
  readonly accessToken: string;
}

/** FranceConnect's codes live 30 s, its tokens 60 s: waiting longer is no use. */
const PATIENCE_MS = 8_000;

/** next-auth as FranceConnect wants it (protocols 1.2 to 1.4): everything that may be checked is. */
export function nextAuthOptions(settings: FranceConnectSettings, purpose: Purpose, passage: Passage): NextAuthOptions {
  let sessionId: string | undefined;
  const cookie = (name: string) => ({ name: `__Host-preau.${purpose.cookies}-${name}`, options: COOKIE_OPTIONS });
  return {
    secret: env().AUTH_SECRET,
    useSecureCookies: true,
    providers: [franceConnectProvider(settings, purpose, passage)],
    session: { strategy: "jwt", maxAge: SESSION_COOKIE_SECONDS },
    cookies: {
      sessionToken: { name: SESSION_COOKIE, options: COOKIE_OPTIONS },
      callbackUrl: cookie("callback"),
      csrfToken: cookie("csrf"),
      state: cookie("state"),
      pkceCodeVerifier: cookie("pkce"),
      nonce: cookie("nonce"),
    },
    callbacks: {
      async signIn({ profile, account }) {
        sessionId = await passage.enter({
          claims: pivotClaimsSchema.parse(profile),
          idToken: account?.id_token ?? "",
          accessToken: account?.access_token ?? "",
        });
        return sessionId !== undefined;
      },
      jwt: () => ({ sid: sessionId }),
    },
    logger: {
      error: (code) => logger.warn({ event: "franceconnect", code }, "next-auth"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

function franceConnectProvider(
  settings: FranceConnectSettings,
  purpose: Purpose,
  passage: Passage,
): OAuthConfig<PivotClaims> {
  const watched = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      passage.raised = error;
      throw error;
    }
  };
  return {
    id: purpose.name,
    name: "FranceConnect",
    type: "oauth",
    wellKnown: `${settings.issuer}/.well-known/openid-configuration`,
    issuer: settings.issuer,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    idToken: true,
    checks: ["state", "nonce", "pkce"],
    authorization: { params: { scope: purpose.scope, acr_values: "eidas1" } },
    client: {
      token_endpoint_auth_method: "client_secret_post",
      userinfo_signed_response_alg: "RS256",
      id_token_signed_response_alg: "RS256",
    },
    httpOptions: { timeout: PATIENCE_MS },
    token: {
      request: ({ client, params, checks, provider }) =>
        watched(async () => {
          passage.exchanged = true;
          assertSameOrigin(settings.issuer, client.issuer.metadata);
          const tokens = await client.callback(provider.callbackUrl, params, checks);
          passage.idToken = tokens.id_token;
          return { tokens };
        }),
    },
    userinfo: {
      request: ({ client, tokens }) =>
        watched(async () => {
          const certified = await client.userinfo(accessTokenOf(tokens));
          assertClaims(settings, systemClock.now(), tokens, certified);
          return certified;
        }),
    },
    profile: (claims) => ({ id: claims.sub }),
  };
}

function accessTokenOf({ access_token: token }: TokenSet): string {
  if (!token) throw new ClaimsRefused("no access token");
  return token;
}
