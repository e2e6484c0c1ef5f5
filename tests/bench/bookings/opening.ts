import { setTimeout as pause } from "node:timers/promises";
import { ask } from "../load/http";
import { Latencies } from "../load/latencies";
import type { City } from "../stage/town";
import type { Journey } from "./procedures";

/** What became of one family. `ranked`: it waits, and knows its rank. */
type Ending = "placed" | "ranked" | "failed";

/** What a morning gave, family by family. Times run from the moment at which the family was due. */
export interface Morning {
  readonly placed: number;
  readonly ranked: number;
  /** What went wrong, with how often: "504 page". */
  readonly failures: ReadonlyMap<string, number>;
  /** Until the page of the month was read. */
  readonly page: Latencies;
  /** From the wish to the recap, and from the recap to the answer. */
  readonly draft: Latencies;
  readonly confirmation: Latencies;
  /** From the moment the family was due to its place or rank. */
  readonly answer: Latencies;
  readonly seconds: number;
}

class NotAnswered extends Error {}

async function send(origin: string, city: City, { cookie }: Journey["login"], procedure: string, input: object) {
  const { status, text } = await ask(`${origin}/${city.slug}/api/trpc/booking.${procedure}`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json", "sec-fetch-site": "same-origin", "accept-encoding": "gzip" },
    body: JSON.stringify(input),
  });
  if (status !== 200) throw new NotAnswered(`${status} ${procedure}`);
  return JSON.parse(text()).result.data as Record<string, unknown>;
}

/** A page as a browser asks for it. */
async function show(address: string, cookie: string, name: string): Promise<void> {
  const { status } = await ask(address, { headers: { cookie, accept: "text/html", "accept-encoding": "gzip" } });
  if (status !== 200) throw new NotAnswered(`${status} ${name}`);
}

/** What the base holds of each draft once all are answered: a place, or a rank in the queue. */
export type EndingOf = (draftId: string) => Promise<"placed" | "ranked" | undefined>;

/**
 * Families who all come to the page of the month within some seconds, and book at once: the page, the wish and its recap, the
 * confirmation and its result, over HTTP. Nobody slows down because the site does. Nothing is tried again: a refusal counts.
 */
export async function openingMorning(
  origin: string,
  city: City,
  journeys: readonly Journey[],
  { seconds }: { readonly seconds: number },
  endingOf: EndingOf,
): Promise<Morning> {
  const [page, draft, confirmation, answer] = [0, 0, 0, 0].map(() => new Latencies()) as [
    Latencies,
    Latencies,
    Latencies,
    Latencies,
  ];
  const failures = new Map<string, number>();
  const drafts: string[] = [];
  const start = performance.now();
  const each = async (journey: Journey, n: number): Promise<void> => {
    const due = start + (n * seconds * 1000) / journeys.length;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    const { cookie } = journey.login;
    const address = `${origin}/${city.slug}/famille/reservations?mois=${journey.wish.month}`;
    await show(address, cookie, "page");
    const read = performance.now();
    page.add(read - due);
    const { draftId } = await send(origin, city, journey.login, "makeDraft", journey.wish);
    await show(`${origin}/${city.slug}/famille/reservations/recapitulatif?brouillon=${draftId}`, cookie, "recap");
    const wished = performance.now();
    draft.add(wished - read);
    const input = { draft: draftId, seen: journey.seen };
    const { outcome } = await send(origin, city, journey.login, "confirm", input);
    if (outcome !== "confirmed") throw new NotAnswered(`${String(outcome)} confirm`);
    await show(`${origin}/${city.slug}/famille/reservations/confirmation?brouillon=${draftId}`, cookie, "result");
    confirmation.add(performance.now() - wished);
    answer.add(performance.now() - due);
    drafts.push(String(draftId));
  };
  await Promise.all(
    journeys.map((journey, n) =>
      each(journey, n).catch((error: unknown) => {
        const what = error instanceof NotAnswered ? error.message : "connexion";
        failures.set(what, (failures.get(what) ?? 0) + 1);
      }),
    ),
  );
  const took = (performance.now() - start) / 1000;
  const endings: Ending[] = [];
  for (const draftId of drafts) endings.push((await endingOf(draftId)) ?? "failed");
  const lost = endings.filter((ending) => ending === "failed").length;
  if (lost > 0) failures.set("ni place ni rang", lost);
  const count = (wanted: Ending) => endings.filter((ending) => ending === wanted).length;
  return {
    placed: count("placed"),
    ranked: count("ranked"),
    failures,
    page,
    draft,
    confirmation,
    answer,
    seconds: took,
  };
}
