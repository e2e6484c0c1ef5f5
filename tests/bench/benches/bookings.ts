import { closeDatabase } from "@/server/db/client";
import { type Choice, prepareRush } from "../bookings/choices";
import { bookInProcess, bookOverHttp, type Journey, prepareJourney } from "../bookings/procedures";
import { bookRaw } from "../bookings/raw-sql";
import { inAll, type Rush, rush } from "../bookings/rush";
import { atLeast, type Budget, type Result, result } from "../report/result";
import { logIn } from "../stage/sessions";
import type { Stage } from "../stage/stage";

/** Parents at once. */
const CLIENTS = 32;
const COUNTS = { warm: 200, raw: 6000, procedures: 2000, http: 1500 } as const;
const CHILDREN = 3 * COUNTS.warm + COUNTS.raw + COUNTS.procedures + COUNTS.http;

const BUDGETS = { database: atLeast(1000), http: atLeast(150) } as const;

async function journeysOf(stage: Stage, choices: readonly Choice[]): Promise<Journey[]> {
  const { owner, city, secret } = stage;
  const logins = await logIn(
    owner,
    city.id,
    choices.map(({ accountId }) => accountId),
    secret,
  );
  const journeys: Journey[] = [];
  await rush(
    choices.map((choice, n) => ({ choice, n })),
    CLIENTS,
    async ({ choice, n }) => {
      const login = logins[n];
      if (login) journeys.push(await prepareJourney(city, login, choice));
    },
  );
  return journeys;
}

function figures(name: string, { perSecond, latencies }: Rush, baseline?: number, budget?: Budget): Result[] {
  return [
    result(`${name}/per-second`, perSecond, "réservations/s", { baseline, budget }),
    result(`${name}/p95`, latencies.percentile(0.95), "ms"),
  ];
}

/** The children of one kind of rush, taken from as the bench goes, and what the base alone reached for it. */
interface Series {
  readonly name: string;
  readonly left: Choice[];
  rawPerSecond?: number;
}

async function* inThisProcess(stage: Stage, series: Series): AsyncGenerator<Result[]> {
  const { city } = stage;
  const { name, left } = series;
  const [booked, ...others] = left.splice(0, COUNTS.warm);
  if (!booked) throw new Error("There is nobody to book");
  const warm = await journeysOf(stage, [booked, ...others]);
  await rush(warm, CLIENTS, (journey) => bookInProcess(city, journey));

  await bookRaw(stage, booked, left.splice(0, COUNTS.warm), CLIENTS);
  const raw = await bookRaw(stage, booked, left.splice(0, COUNTS.raw), CLIENTS);
  series.rawPerSecond = raw.perSecond;
  const oneSlot = name.endsWith("one-slot");
  yield figures(`${name}/database`, raw, undefined, oneSlot ? BUDGETS.database : undefined);

  const inProcess = await journeysOf(stage, left.splice(0, COUNTS.procedures));
  const procedures = await rush(inProcess, CLIENTS, (journey) => bookInProcess(city, journey));
  yield figures(`${name}/procedures`, procedures, raw.perSecond);
}

/**
 * Over HTTP, each kind twice in the order one, other, other, one: what the machine or the base loses with time then weighs
 * as much on both.
 */
async function* overHttp(stage: Stage, one: Series, other: Series): AsyncGenerator<Result[]> {
  const { city } = stage;
  const { origin } = await stage.product();
  const book = (journey: Journey) => bookOverHttp(origin, city, journey);
  const halves = new Map<Series, Rush[]>([
    [one, []],
    [other, []],
  ]);
  for (const series of [one, other, other, one]) {
    const journeys = await journeysOf(stage, series.left.splice(0, (COUNTS.http + COUNTS.warm) / 2));
    await rush(journeys.splice(0, COUNTS.warm / 2), CLIENTS, book);
    halves.get(series)?.push(await rush(journeys, CLIENTS, book));
  }
  for (const [{ name, rawPerSecond }, rushes] of halves) {
    yield [
      ...figures(`${name}/http`, inAll(rushes), rawPerSecond, BUDGETS.http),
      ...rushes.map(({ perSecond }, n) => result(`${name}/http/half-${n + 1}`, perSecond, "réservations/s")),
    ];
  }
}

/**
 * Bookings per second, draft and confirmation, all in one slot and spread over 200: by the procedures in this process,
 * through the web process, and by the SQL function alone, which the other two are compared with.
 */
export async function* bookings(stage: Stage): AsyncGenerator<Result[]> {
  const { owner, city } = stage;
  const hot = await prepareRush(owner, city, { schools: 1, days: 1, children: CHILDREN, skip: 0 });
  const spread = await prepareRush(owner, city, { schools: 20, days: 10, children: CHILDREN, skip: CHILDREN });
  const one: Series = { name: "bookings/one-slot", left: hot };
  const many: Series = { name: "bookings/200-slots", left: spread };
  try {
    yield* inThisProcess(stage, one);
    yield* inThisProcess(stage, many);
    yield* overHttp(stage, one, many);
  } finally {
    await closeDatabase();
  }
}
