import type { IncomingMessage } from "node:http";
import { Temporal } from "temporal-polyfill";
import { answerData, filterByScopes, householdOf, mayAsk } from "./answer";
import { askedMonth } from "./asked-month";
import { type ErrorName, errorBody, errors } from "./errors";
import { introspect, type KnownToken } from "./introspection";
import { type ApiParticulierSwitches, errorAsked } from "./switches";
import type { Traffic } from "./traffic";

export interface QuotientParts {
  readonly switches: ApiParticulierSwitches;
  readonly traffic: Traffic;
  /** Where FranceConnect's simulator says whom a token stands for. */
  readonly introspection: string;
  /** SIRETs of the towns that hold an authorisation. */
  readonly recipients: readonly string[];
  readonly withTownChildren: boolean;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

function refusal(name: ErrorName): ApiAnswer {
  const error = errors[name];
  const headers: Record<string, string> = "retryAfter" in error ? { "Retry-After": String(error.retryAfter) } : {};
  return { status: error.status, body: errorBody(error), headers };
}

/** A month that cannot be has no error of its own in the interface. */
const impossibleMonth: ApiAnswer = {
  status: 400,
  body: errorBody({ status: 400, code: "00400", title: "Requête invalide", detail: "Le mois demandé n'existe pas" }),
  headers: {},
};

/** The token of the header and of nowhere else: never in the address (protocols 4.1). */
function bearerOf(request: IncomingMessage): string | undefined {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
}

/** `GET /v3/dss/quotient_familial/france_connect`, as strict as the real one. */
export async function answerQuotient(request: IncomingMessage, url: URL, parts: QuotientParts): Promise<ApiAnswer> {
  const token = bearerOf(request);
  if (token === undefined) return refusal("tokenRefused");
  const asked = errorAsked(parts.switches);
  if (asked) return refusal(asked);
  const known = await introspect(parts.introspection, token);
  if (!known) return refusal("tokenRefused");
  const scopes = known.scope.split(" ");
  if (!mayAsk(scopes)) return refusal("rightsMissing");
  const recipient = url.searchParams.get("recipient") ?? "";
  if (!/^\d{14}$/.test(recipient)) return refusal("recipientMissing");
  if (!parts.recipients.includes(recipient)) return refusal("rightsMissing");
  const today = Temporal.Now.plainDateISO("Europe/Paris");
  const month = askedMonth(url.searchParams, today);
  if (!month) return impossibleMonth;
  const question = [known.sub, known.scope, recipient, month.toString()].join(" ");
  const fresh = request.headers["cache-control"] === "no-cache";
  return find({ known, scopes, today, month, question, fresh }, parts);
}

interface Question {
  readonly known: KnownToken;
  readonly scopes: readonly string[];
  readonly today: Temporal.PlainDate;
  readonly month: Temporal.PlainYearMonth;
  readonly question: string;
  readonly fresh: boolean;
}

function find({ known, scopes, today, month, question, fresh }: Question, parts: QuotientParts): ApiAnswer {
  const now = Date.now();
  const cached = fresh ? undefined : parts.traffic.cached(question, now);
  if (cached) {
    const headers = { "X-Response-Cached": "true", "X-Cache-Expires-in": String(cached.expiresIn) };
    return { status: 200, body: cached.body, headers };
  }
  const { otherHousehold, oldMonth, recalculated, noQuotient } = parts.switches.values;
  const identity = otherHousehold ? stranger : known.identity;
  const household = householdOf(identity);
  if (!household) return refusal("notKnown");
  const { quotient_familial, ...people } = answerData(household, {
    withTownChildren: parts.withTownChildren,
    today,
    month: oldMonth ? month.subtract({ months: 10 }) : month,
    more: recalculated ? 50 : 0,
  });
  const data = noQuotient ? people : { quotient_familial, ...people };
  const body = { data: filterByScopes(data, scopes), links: {}, meta: {} };
  parts.traffic.keep(question, body, now);
  return { status: 200, body, headers: { "X-Response-Cached": "false", "X-Cache-Expires-in": "" } };
}

/** Somebody whose household has nobody in common with any of the demonstration's. */
const stranger = { family_name: "YOGO", given_name_array: ["Sophie"], birthdate: "1981-11-01" };
