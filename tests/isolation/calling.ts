import { TRPCError } from "@trpc/server";
import { DomainFailure } from "@/server/api/failure";
import { appRouter, createCaller } from "@/server/api/root";
import { newId } from "@/server/platform/ids";
import { NOON } from "../support/booking";
import { requestOf } from "../support/factory";
import { owner } from "../support/owner";
import { COVERAGE } from "./coverage";
import type { Town, World } from "./victim";
import type { VictimIds } from "./victim-ids";

/** Who calls, from where. A session of one town that is shown to another must be worth nothing. */
export const STRANGERS = [
  "anonymous",
  "otherParent",
  "agentNone",
  "sessionFromAbroad",
  "parentAbroad",
  "agentAbroad",
] as const;
export const INSIDERS = ["victim", "relative", "agentNoHealth", "agentAll"] as const;
export type Role = (typeof STRANGERS)[number] | (typeof INSIDERS)[number];

export const procedures = Object.keys(appRouter._def.procedures).sort();

export function isMutation(path: string): boolean {
  return walk(appRouter._def.procedures, path)._def.type === "mutation";
}

function walk(procedures: object, path: string) {
  const found: unknown = Object.entries(procedures).find(([name]) => name === path)?.[1];
  if (typeof found !== "function" || !("_def" in found)) throw new Error(`${path} is no procedure`);
  return found as unknown as {
    _def: {
      type: string;
      inputs: { safeParse(value: unknown): { success: boolean; error?: { issues: { code: string }[] } } }[];
    };
  };
}

/** The schemas of a procedure's input, in the order in which they are applied. */
export const inputsOf = (path: string) => walk(appRouter._def.procedures, path)._def.inputs;

export interface Outcome {
  /** "OK", or the code of the refusal. */
  readonly code: string;
  /** What else the caller can tell about a refusal: the word for pages, and the error that a form shows. */
  readonly detail: string;
  /** All that was answered, as text. */
  readonly text: string;
}

function asText(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part) => {
      if (typeof part === "bigint") return String(part);
      if (part instanceof Map) return [...part];
      if (part instanceof Set) return [...part];
      if (part && typeof part === "object" && part.type === "Buffer") return Buffer.from(part.data).toString("latin1");
      if (part instanceof Uint8Array) return Buffer.from(part).toString("latin1");
      return part;
    }) ?? ""
  );
}

/** Where somebody calls from, and with which session. */
export function cityAndSession(
  { canteen, sessions, abroad }: World,
  role: Role,
): readonly [slug: string, session?: string] {
  switch (role) {
    case "anonymous":
      return [canteen.city.slug];
    case "sessionFromAbroad":
      return [canteen.city.slug, abroad.agent];
    case "parentAbroad":
      return [abroad.slug, abroad.parent];
    case "agentAbroad":
      return [abroad.slug, abroad.agent];
    default:
      return [canteen.city.slug, sessions[role]];
  }
}

/** Calls a procedure as `role`, with an input that names what is `ids`'s, and what is `town`'s. */
export async function call(
  world: World,
  role: Role,
  path: string,
  ids: VictimIds,
  town: Town = world.town,
): Promise<Outcome> {
  return callWith({ town }, cityAndSession(world, role), path, ids);
}

/** The same with the session of anybody, in a town. */
export function callWith(
  { town }: Pick<World, "town">,
  caller: readonly [slug: string, session?: string],
  path: string,
  ids: VictimIds,
): Promise<Outcome> {
  return callInput(caller, path, COVERAGE[path]?.input?.(ids, town));
}

/** The same with any input. Each call comes from an address of its own. */
export async function callInput(
  [slug, session]: readonly [slug: string, session?: string],
  path: string,
  input: unknown,
): Promise<Outcome> {
  const request = { ...requestOf(slug, session, NOON), ip: newId() };
  const api = createCaller({ ...request, browser: { keep: async () => undefined, forget: async () => undefined } });
  const procedure = path.split(".").reduce((part: unknown, name) => Reflect.get(part as object, name), api);
  if (typeof procedure !== "function") throw new Error(`${path} cannot be called`);
  try {
    return { code: "OK", detail: "", text: asText(await procedure(input)) };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const domain = error.cause instanceof DomainFailure ? asText(error.cause.detail) : "";
    const refused = error.code === "INTERNAL_SERVER_ERROR" ? String(error.cause?.stack ?? error) : error.message;
    return {
      code: error.code,
      detail: domain || refused,
      text: `${error.message} ${domain} ${asText(error.cause ?? {})}`,
    };
  }
}

/** True when the input of a procedure names something of the victim, or with `ghostTown`, of the town. */
export function namesVictim(world: World, path: string, ghost: VictimIds, ghostTown: Town = world.town): boolean {
  const input = COVERAGE[path]?.input;
  return input !== undefined && asText(input(world.ids, world.town)) !== asText(input(ghost, ghostTown));
}

/**
 * A digest of every row of every table that has to do with the victim: what a stranger must not change. For one who comes from
 * another town, of every row of the victim's town.
 */
export async function victimRows(
  { ids, canteen }: World,
  canary: string,
  who: "their rows" | "their town" = "their rows",
): Promise<Record<string, string>> {
  const { rows: tables } = await owner().query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'city_id'
     AND table_name NOT IN ('city_host')`,
  );
  const marks = [canary, ids.familyId, ids.personId, ids.accountId, ids.childId, ids.documentId, ids.accountRequestId];
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await owner().query<{ digest: string | null }>(
      `SELECT md5(string_agg(row::text, ',' ORDER BY row::text)) AS digest FROM ${name} row
       WHERE ${who === "their town" ? "row.city_id::text = $1" : "row::text ~ $1"}`,
      [who === "their town" ? canteen.city.id : marks.join("|")],
    );
    digests[name] = rows[0]?.digest ?? "none";
  }
  return digests;
}
