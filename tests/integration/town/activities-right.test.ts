import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { makeCity } from "../../support/factory";
import { insert, owner } from "../../support/owner";

const file = path.join(import.meta.dirname, "../../../prisma/migrations/20261128160000_activities_right.sql");

it("gives the right on activities, in every town that is there, to whoever gives rights, and to nobody else", async () => {
  const towns = [await makeCity(), await makeCity()];
  for (const { id } of towns) {
    await insert("agent_role", { city_id: id, id: newId(), name: "Chef", rights: ["parametres.gerer"] });
    await insert("agent_role", { city_id: id, id: newId(), name: "Autre", rights: ["presences.saisir"] });
  }
  const [up = ""] = readFileSync(file, "utf8").split("-- Down Migration");
  for (let times = 0; times < 2; times++) await owner().query(`BEGIN; ${up}; COMMIT`);
  const ids = towns.map(({ id }) => id);
  const { rows } = await owner().query(
    "SELECT name, rights FROM agent_role WHERE city_id = ANY ($1) ORDER BY name, city_id",
    [ids],
  );
  expect(rows).toEqual([
    ...ids.map(() => ({ name: "Autre", rights: ["presences.saisir"] })),
    ...ids.map(() => ({ name: "Chef", rights: ["parametres.gerer", "activites.gerer"] })),
  ]);
  const lines = await owner().query(
    "SELECT actor FROM history_entry WHERE city_id = ANY ($1) AND table_name = 'agent_role' AND operation = 'update'",
    [ids],
  );
  expect(lines.rows).toEqual([{ actor: "operator" }, { actor: "operator" }]);
});
