import { createHash, randomBytes } from "node:crypto";
import type { ClientInput } from "../franceconnect/clients";
import { Visitor } from "./visitor";

/** The service under test: one declared client, spoken for with raw requests. */
export const service = {
  id: "service-a",
  name: "Service A",
  secret: "a-secret-that-is-long-enough-for-hs256-signatures",
  redirectUris: ["http://service.localhost:9/callback", "http://autre.localhost:9/callback"],
  postLogoutRedirectUris: ["http://service.localhost:9/au-revoir"],
  entity: "syndicat",
  mandatePerimeters: ["Famille-Scolarité"],
} satisfies ClientInput;

/** The service above, one of the same entity, and one of another entity that may ask for everything. */
export const declaredServices = [
  service,
  { ...service, id: "service-b", name: "Service B", signature: "ES256", mandatePerimeters: [] },
  {
    ...service,
    id: "service-c",
    name: "Service C",
    entity: "autre",
    signature: "HS256",
    scopes: ["openid", "identite_pivot", "email", "amr", "idp_birthdate", "idp_id", "cnaf_quotient_familial"],
  },
] satisfies readonly ClientInput[];

export const redirectUri = "http://service.localhost:9/callback";

export function random(): string {
  return randomBytes(24).toString("hex");
}

/** A well-formed authorization request; `null` takes a parameter away. */
export function authorizationParams(changes: Record<string, string | null> = {}): URLSearchParams {
  const params: Record<string, string | null> = {
    client_id: service.id,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid identite_pivot preferred_username email",
    acr_values: "eidas1",
    state: random(),
    nonce: random(),
    ...changes,
  };
  const given = Object.entries(params).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return new URLSearchParams(given);
}

export function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}

/** Drives the pages of one platform as a person would. */
export class Journey {
  constructor(
    readonly issuer: string,
    readonly visitor = new Visitor(),
  ) {}

  private get origin(): string {
    return new URL(this.issuer).origin;
  }

  /** Opens the authorization address and follows it to a page or back to the service. */
  async open(params: URLSearchParams): Promise<{ page: Response | undefined; url: string }> {
    return this.visitor.follow(await this.visitor.get(`${this.issuer}/authorize?${params}`), this.origin);
  }

  /** Sends a form of an identity provider from the page where the login stands. */
  async submit(
    pageUrl: string,
    path: string,
    fields: Record<string, string> | readonly (readonly [string, string])[],
  ): Promise<{ page: Response | undefined; url: string }> {
    const posted = await this.visitor.post(`${pageUrl}${path}`, fields);
    return this.visitor.follow(posted, this.origin);
  }

  /** From the request to the service's callback with a published identity. */
  async logInAs(login: string, params: URLSearchParams): Promise<URL> {
    const start = await this.open(params);
    const information = await this.submit(start.url, "/idp/demonstration", { identifiant: login, mot_de_passe: "123" });
    const back = await this.submit(information.url, "/continuer", {});
    return new URL(back.url);
  }

  /** Exchanges a code; `changes` replaces body members, `null` takes one away. */
  async exchange(
    code: string,
    changes: Record<string, string | null> = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body: Record<string, string | null> = {
      grant_type: "authorization_code",
      code,
      redirect_uri: redirectUri,
      client_id: service.id,
      client_secret: service.secret,
      ...changes,
    };
    const given = Object.entries(body).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    return fetch(`${this.issuer}/token`, { method: "POST", body: new URLSearchParams(given), headers });
  }

  async userinfo(accessToken: string): Promise<Response> {
    return fetch(`${this.issuer}/userinfo`, { headers: { Authorization: `Bearer ${accessToken}` } });
  }
}
