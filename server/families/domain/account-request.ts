import * as z from "zod";
import type { NamedPivot } from "./pivot";

/**
 * Who asks for an account, as kept with the request. `birthplace` is a commune code when FranceConnect certified it;
 * a person who asks without FranceConnect writes the name of the place in `birthplaceName` instead.
 */
export const requestIdentitySchema = z.object({
  birthName: z.string(),
  usageName: z.string(),
  firstNames: z.array(z.string()),
  gender: z.string(),
  birthdate: z.string(),
  birthplace: z.string(),
  birthcountry: z.string(),
  birthplaceName: z.string().default(""),
});

export type RequestIdentity = z.output<typeof requestIdentitySchema>;

export type RequestOrigin = "local" | "franceconnect";
export type RequestStatus = "pending" | "approved" | "refused";

/** What the person wrote, for the agents: how to reach them, where they live, their children. */
export interface RequestContact {
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly children: string;
  readonly message: string;
}

export interface AccountRequest extends RequestContact {
  readonly id: string;
  readonly origin: RequestOrigin;
  /** A FranceConnect identity that resembles somebody of the dossiers, and must be looked at. */
  readonly doubtful: boolean;
  /** The waiting account behind a FranceConnect login; null for a request without a login yet. */
  readonly accountId: string | null;
  readonly identity: RequestIdentity;
  readonly status: RequestStatus;
  readonly reason: string | null;
  readonly createdAt: Date;
}

/**
 * A doubtful login writes a request before the person has typed anything, so that the agents see it. The person is
 * asked for the rest as if nothing were there: the telephone tells whether they have answered.
 */
export function isComplete(request: Pick<AccountRequest, "phone">): boolean {
  return request.phone !== "";
}

/** "12 rue des Lilas" then "69960 Corbas": as an envelope has it, and as `addressParts` reads it back. */
export function addressText(parts: AddressParts): string {
  return `${parts.line}\n${parts.postcode} ${parts.town}`;
}

export interface AddressParts {
  readonly line: string;
  readonly postcode: string;
  readonly town: string;
}

export function addressParts(text: string): AddressParts {
  const [line = "", last = ""] = text.split("\n");
  const [, postcode = "", town = ""] = /^(\d{5}) (.*)$/.exec(last) ?? [];
  return { line, postcode, town };
}

export type Agreement = "same" | "different" | "missing";

/** The fields that an agent compares, request on one side, dossier on the other. */
export interface Comparison {
  readonly birthName: Agreement;
  readonly firstNames: Agreement;
  readonly birthdate: Agreement;
  readonly birthplace: Agreement;
  readonly email: Agreement;
  readonly phone: Agreement;
}

export type Comparable = NamedPivot & { readonly email: string; readonly phone: string };
