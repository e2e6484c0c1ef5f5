import type { Caller } from "@/server/api/caller";
import type { RequestContext } from "@/server/api/context";
import { createCaller } from "@/server/api/root";
import { systemClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { ask } from "../load/http";
import type { Login } from "../stage/sessions";
import type { City } from "../stage/town";
import type { Choice } from "./choices";

/** What a form of the booking page sends. */
interface Wish {
  readonly activity: string;
  readonly month: string;
  readonly base: string;
  readonly wanted: string[];
}

/** A choice with who makes it, what their page sends, and what its recap says. */
export interface Journey {
  readonly login: Login;
  readonly wish: Wish;
  readonly seen: string;
}

/** The procedures in this process, for somebody logged in. */
export function callerOf(city: City, { sessionId }: Login): Caller {
  const context: RequestContext = {
    citySlug: city.slug,
    base: `/${city.slug}`,
    sessionId,
    requestId: newId(),
    ip: "127.0.0.1",
    userAgent: "bench",
    clock: systemClock,
  };
  return createCaller(context);
}

/** The month with one more box ticked. What is held and has a box stays ticked. */
async function wishOf(api: Caller, { activityId, childId, day }: Choice): Promise<Wish> {
  const month = day.slice(0, 7);
  const { base } = await api.booking.month({ activity: activityId, month });
  const held = base.filter((cell) => !cell.endsWith("!")).map((cell) => cell.slice(0, cell.lastIndexOf(".")));
  return { activity: activityId, month, base: base.join(" "), wanted: [...held, `${childId}.${day}`] };
}

/** Everything that a parent does before the two calls that are measured. */
export async function prepareJourney(city: City, login: Login, choice: Choice): Promise<Journey> {
  const api = callerOf(city, login);
  const wish = await wishOf(api, choice);
  const { draftId } = await api.booking.makeDraft(wish);
  const { seen, lines } = await api.booking.recap({ draft: draftId });
  const [line] = lines;
  if (lines.length !== 1 || line?.expectation !== "place")
    throw new Error(`No place to take: ${JSON.stringify(lines)}`);
  return { login, wish, seen: seen.join("\n") };
}

function mustBe(outcome: string): void {
  if (outcome !== "confirmed") throw new Error(`A booking of the bench is ${outcome}`);
}

export async function bookInProcess(city: City, journey: Journey): Promise<void> {
  const api = callerOf(city, journey.login);
  const { draftId } = await api.booking.makeDraft(journey.wish);
  mustBe((await api.booking.confirm({ draft: draftId, seen: journey.seen })).outcome);
}

/** The same through the web process, as the browser of a parent calls it. */
export async function bookOverHttp(origin: string, city: City, journey: Journey): Promise<void> {
  const call = async (procedure: string, input: object): Promise<Record<string, unknown>> => {
    const { status, text } = await ask(`${origin}/${city.slug}/api/trpc/booking.${procedure}`, {
      method: "POST",
      headers: {
        cookie: journey.login.cookie,
        "content-type": "application/json",
        "sec-fetch-site": "same-origin",
        "accept-encoding": "gzip",
      },
      body: JSON.stringify(input),
    });
    if (status !== 200) throw new Error(`booking.${procedure} answers ${status}: ${text().slice(0, 300)}`);
    return JSON.parse(text()).result.data;
  };
  const { draftId } = await call("makeDraft", journey.wish);
  const { outcome } = await call("confirm", { draft: draftId, seen: journey.seen });
  mustBe(String(outcome));
}
