import { createHmac, createPublicKey, randomBytes } from "node:crypto";
import { CompactSign, decodeJwt, decodeProtectedHeader, generateKeyPair, importJWK, type JWTPayload } from "jose";
import type { SigningKeys } from "./keys";

/** What may be wrong in a signed answer: a claim that lies or is missing, or how it is signed. */
export const TOKEN_FAULTS = [
  "iss",
  "iss absent",
  "aud",
  "aud absent",
  "exp",
  "exp absent",
  "iat",
  "iat absent",
  "sub",
  "sub absent",
  "nonce",
  "nonce absent",
  "acr",
  "acr absent",
  "alg none",
  "alg HS256, clé publique",
  "alg HS256, secret du client",
  "alg ES256",
  "clé inconnue",
  "clé inconnue, jku",
  "signature absente",
] as const;

export type TokenFault = (typeof TOKEN_FAULTS)[number];

interface Signing {
  readonly keys: SigningKeys;
  /** Of the client that the answer is for. */
  readonly secret: string;
}

const now = () => Math.floor(Date.now() / 1000);

const LIES: Readonly<Record<string, () => unknown>> = {
  iss: () => "https://evil.example/api/v2",
  aud: () => "another-client",
  exp: () => now() - 60,
  iat: () => now() + 86_400,
  sub: () => `${randomBytes(32).toString("hex")}v1`,
  nonce: () => randomBytes(24).toString("hex"),
  acr: () => "eidas0",
};

/** The claims with one that lies or is missing; as they are when the fault is not of a claim. */
function claimsWith(claims: JWTPayload, fault: TokenFault): JWTPayload {
  const [name = "", absent] = fault.split(" ");
  const lie = LIES[name];
  if (!lie) return claims;
  const { [name]: _truth, ...others } = claims;
  return absent ? others : { ...others, [name]: lie() };
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

function hmac(claims: JWTPayload, secret: string | Buffer, kid: string | undefined): string {
  const signed = `${encoded({ alg: "HS256", kid })}.${encoded(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

async function sign(claims: JWTPayload, alg: string, { keys }: Signing): Promise<string> {
  const key = keys.all.find((one) => one.alg === alg);
  if (!key) throw new Error(`no key of ${alg}`);
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  return new CompactSign(bytes).setProtectedHeader({ alg, kid: key.kid }).sign(await importJWK(key, alg));
}

async function signByStranger(claims: JWTPayload, header: object): Promise<string> {
  const { privateKey } = await generateKeyPair("RS256");
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  return new CompactSign(bytes).setProtectedHeader({ alg: "RS256", ...header }).sign(privateKey);
}

/** A signed answer made anew with one fault; everything else in it is as it was, and well signed. */
export async function forgedToken(jwt: string, fault: TokenFault, signing: Signing): Promise<string> {
  const claims = claimsWith(decodeJwt(jwt), fault);
  const { alg = "RS256", kid } = decodeProtectedHeader(jwt);
  switch (fault) {
    case "alg none":
      return `${encoded({ alg: "none" })}.${encoded(claims)}.`;
    case "alg HS256, clé publique": {
      const publicKey = createPublicKey({ key: { ...signing.keys.find(kid) }, format: "jwk" });
      return hmac(claims, publicKey.export({ type: "spki", format: "pem" }), kid);
    }
    case "alg HS256, secret du client":
      return hmac(claims, signing.secret, undefined);
    case "alg ES256":
      return sign(claims, "ES256", signing);
    case "clé inconnue":
      return signByStranger(claims, { kid });
    case "clé inconnue, jku":
      return signByStranger(claims, { kid: "stranger", jku: "https://evil.example/jwks" });
    case "signature absente":
      return jwt.slice(0, jwt.lastIndexOf(".") + 1);
    default:
      return sign(claims, alg, signing);
  }
}
