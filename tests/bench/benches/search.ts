import type pg from "pg";
import { closeDatabase } from "@/server/db/client";
import { callerOf } from "../bookings/procedures";
import { rush } from "../bookings/rush";
import { atMost, type Result, result } from "../report/result";
import { logIn } from "../stage/sessions";
import type { Stage } from "../stage/stage";
import { agentAccount, type City } from "../stage/town";

const QUERIES = 200;
/** Agents who search at the same moment. */
const AGENTS = 4;
const BUDGET = atMost(150);

/** How agents write: each kind takes people at random, so that rare and frequent names come as often as they are. */
const KINDS: Readonly<Record<string, string>> = {
  name: "birth_name",
  "full-name": "first_names[1] || ' ' || birth_name",
  beginning: "left(birth_name, 3)",
  "two-beginnings": "left(first_names[1], 3) || ' ' || left(birth_name, 4)",
  phone: "phone",
  typo: "overlay(birth_name PLACING substr(birth_name, 2, 1) || substr(birth_name, 2, 1) FROM 2 FOR 1)",
};

async function drawn(owner: pg.Client, city: City, expression: string): Promise<string[]> {
  const { rows } = await owner.query<{ q: string }>(
    `SELECT q FROM (SELECT id, ${expression} AS q FROM person WHERE city_id = $1) asked
     WHERE length(q) >= 3 ORDER BY md5(id::text) LIMIT $2`,
    [city.id, QUERIES],
  );
  return rows.map(({ q }) => q);
}

/** The search of the staff by its procedure, as several agents use it at once, each kind of question apart. */
export async function* search(stage: Stage): AsyncGenerator<Result[]> {
  const { owner, city, secret } = stage;
  const [login] = await logIn(owner, city.id, [await agentAccount(owner, city, "familles.lire")], secret, "local+totp");
  if (!login) throw new Error("No agent can search");
  const api = callerOf(city, login);
  const { rows } = await owner.query<{ people: string }>(
    "SELECT (SELECT count(*) FROM person WHERE city_id = $1) + (SELECT count(*) FROM child WHERE city_id = $1) AS people",
    [city.id],
  );
  yield [result("search/people", Number(rows[0]?.people), "personnes")];
  try {
    for (const [kind, expression] of Object.entries(KINDS)) {
      const texts = await drawn(owner, city, expression);
      const find = async (q: string) => void (await api.backoffice.families.search({ q, page: 1 }));
      await rush(texts.slice(0, AGENTS * 5), AGENTS, find);
      const { latencies } = await rush(texts, AGENTS, find);
      yield [
        result(`search/${kind}/p50`, latencies.percentile(0.5), "ms"),
        result(`search/${kind}/p95`, latencies.percentile(0.95), "ms", { budget: BUDGET }),
      ];
    }
  } finally {
    await closeDatabase();
  }
}
