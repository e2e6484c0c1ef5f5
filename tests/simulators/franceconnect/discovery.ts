import { claimsByScope } from "./scopes";
import type { ASKED_ADDRESSES } from "./switches";

const HERE = "localhost";
/** The same machine by another name: to whoever compares origins, another server. */
const ELSEWHERE = "127.0.0.1";

type AskedAddress = (typeof ASKED_ADDRESSES)[number];

/** The document with one address on another server, as an attacker who could change it would have it. */
export function withAddressElsewhere(document: Record<string, unknown>, name: AskedAddress): Record<string, unknown> {
  const address = new URL(String(document[name]));
  address.hostname = address.hostname === HERE ? ELSEWHERE : HERE;
  return { ...document, [name]: address.href };
}

/** The discovery document, member for member the platform's, less what belongs to other data providers. */
export function discoveryDocument(issuer: string): Record<string, unknown> {
  const signatures = ["HS256", "ES256", "RS256"];
  const claims = new Set(["sub", ...Object.values(claimsByScope).flat(), "acr", "auth_time", "iss"]);
  return {
    acr_values_supported: ["eidas1"],
    authorization_endpoint: `${issuer}/authorize`,
    authorization_response_iss_parameter_supported: true,
    claim_types_supported: ["normal"],
    claims_parameter_supported: true,
    claims_supported: [...claims],
    code_challenge_methods_supported: ["S256"],
    end_session_endpoint: `${issuer}/session/end`,
    grant_types_supported: ["authorization_code"],
    id_token_signing_alg_values_supported: signatures,
    issuer,
    jwks_uri: `${issuer}/jwks`,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    response_modes_supported: ["form_post", "fragment", "query"],
    response_types_supported: ["code"],
    revocation_endpoint: `${issuer}/token/revocation`,
    scopes_supported: Object.keys(claimsByScope),
    subject_types_supported: ["pairwise"],
    token_endpoint: `${issuer}/token`,
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"],
    token_endpoint_auth_signing_alg_values_supported: ["ES256", "RS256"],
    userinfo_endpoint: `${issuer}/userinfo`,
    userinfo_signing_alg_values_supported: signatures,
  };
}
