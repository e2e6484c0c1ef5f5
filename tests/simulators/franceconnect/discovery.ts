import { claimsByScope } from "./scopes";

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
