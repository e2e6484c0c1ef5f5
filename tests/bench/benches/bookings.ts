import { closeDatabase } from "@/server/db/client";
import { type Choice, prepareRush } from "../bookings/choices";
import { bookInProcess, bookOverHttp, type Journey, prepareJourney } from "../bookings/procedures";
import { bookRaw } from "../bookings/raw-sql";
import { type Rush, rush } from "../bookings/rush";
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

async function* measure(stage: Stage, name: string, choices: readonly Choice[]): AsyncGenerator<Result[]> {
  const { city } = stage;
  const { origin } = await stage.product();
  const left = [...choices];
  const take = (count: number) => left.splice(0, count);
  const [booked, ...others] = take(COUNTS.warm);
  if (!booked) throw new Error("There is nobody to book");
  const warm = await journeysOf(stage, [booked, ...others]);
  await rush(warm, CLIENTS, (journey) => bookInProcess(city, journey));

  await bookRaw(stage, booked, take(COUNTS.warm), CLIENTS);
  const raw = await bookRaw(stage, booked, take(COUNTS.raw), CLIENTS);
  const oneSlot = name.endsWith("one-slot");
  yield figures(`${name}/database`, raw, undefined, oneSlot ? BUDGETS.database : undefined);

  const inProcess = await journeysOf(stage, take(COUNTS.procedures));
  const procedures = await rush(inProcess, CLIENTS, (journey) => bookInProcess(city, journey));
  yield figures(`${name}/procedures`, procedures, raw.perSecond);

  const overHttp = await journeysOf(stage, take(COUNTS.http + COUNTS.warm));
  await rush(overHttp.splice(0, COUNTS.warm), CLIENTS, (journey) => bookOverHttp(origin, city, journey));
  const http = await rush(overHttp, CLIENTS, (journey) => bookOverHttp(origin, city, journey));
  yield figures(`${name}/http`, http, raw.perSecond, BUDGETS.http);
}

/**
 * Bookings per second, draft and confirmation, all in one slot and spread over 200: by the procedures in this process,
 * through the web process, and by the SQL function alone, which the other two are compared with.
 */
export async function* bookings(stage: Stage): AsyncGenerator<Result[]> {
  const { owner, city } = stage;
  const hot = await prepareRush(owner, city, { schools: 1, days: 1, children: CHILDREN, skip: 0 });
  const spread = await prepareRush(owner, city, { schools: 20, days: 10, children: CHILDREN, skip: CHILDREN });
  try {
    yield* measure(stage, "bookings/one-slot", hot);
    yield* measure(stage, "bookings/200-slots", spread);
  } finally {
    await closeDatabase();
  }
}
