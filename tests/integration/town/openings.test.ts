import { expect, it } from "vitest";
import { createTown } from "@/scripts/town/create-town";
import { TownProblem } from "@/scripts/town/problems";
import { readTown } from "@/scripts/town/read-description";
import { owner } from "../../support/owner";
import { describedTown } from "./town-command";

const OPENINGS = [
  {
    kind: "booking",
    opens: "2026-08-18T08:00",
    residences: ["commune"],
    firstDay: "2026-09-01",
    lastDay: "2026-12-18",
  },
  { kind: "enrolment", opens: "2026-06-01T08:00", closes: "2026-07-31T23:59", schools: ["0699902N"] },
];

const withOpenings = (openings: readonly object[]) =>
  describedTown((town) => {
    const [canteen] = town.activities as Record<string, unknown>[];
    if (canteen) canteen.openings = openings;
  });

const create = (file: string) => createTown(process.env.DATABASE_OWNER_URL ?? "", readTown(file));

async function rowsOf(cityId: string) {
  const { rows } = await owner().query(
    `SELECT w.kind, w.opens_at AS opens, w.closes_at AS closes, w.residences, s.uai FROM opening_window w
     LEFT JOIN opening_window_school o ON o.opening_window_id = w.id LEFT JOIN school s ON s.id = o.school_id
     WHERE w.city_id = $1 ORDER BY w.kind`,
    [cityId],
  );
  return rows.map(({ opens, closes, ...row }) => ({
    ...row,
    opens: opens.toISOString(),
    closes: closes?.toISOString(),
  }));
}

it("a town's file opens an activity that has no opening, and leaves those that staff have made", async () => {
  const { cityId, done } = await create(withOpenings(OPENINGS));
  expect(done.get("opening_window")).toEqual({ created: 2, changed: 0, same: 0 });
  const written = [
    { kind: "booking", residences: ["commune"], uai: null, opens: "2026-08-18T06:00:00.000Z", closes: undefined },
    {
      kind: "enrolment",
      residences: [],
      uai: "0699902N",
      opens: "2026-06-01T06:00:00.000Z",
      closes: "2026-07-31T21:59:00.000Z",
    },
  ];
  expect(await rowsOf(cityId)).toEqual(written);
  const again = await create(withOpenings([{ kind: "booking", opens: "2026-09-01T08:00" }]));
  expect(again.done.get("opening_window")).toEqual({ created: 0, changed: 0, same: 1 });
  expect(await rowsOf(cityId)).toEqual(written);
});

it("a town's file says who passes first on the waiting lists of an activity that it makes, then it is the agents'", async () => {
  const ordered = (order: readonly string[]) =>
    describedTown((town) => {
      Object.assign(town, { slug: "beaulieu-le-haut", hosts: [], settings: {} });
      const [canteen] = town.activities as Record<string, unknown>[];
      if (canteen) canteen.queueOrder = order;
    });
  const { cityId } = await create(ordered(["commune", "fratrie"]));
  const written = async () => {
    const { rows } = await owner().query('SELECT queue_order AS "order" FROM activity WHERE city_id = $1', [cityId]);
    return rows[0].order;
  };
  expect(await written()).toEqual(["commune", "fratrie"]);
  await owner().query("UPDATE activity SET queue_order = '{}' WHERE city_id = $1", [cityId]);
  await create(ordered(["commune"]));
  expect(await written()).toEqual([]);
  expect(() => readTown(ordered(["commune", "commune"]))).toThrow(/un critère n’est là qu’une fois/);
});

it.each([
  [{ kind: "booking", opens: "18/08/2026" }, /openings\[0\]\.opens.*2026-08-18T08:00/],
  [
    { kind: "booking", opens: "2026-08-18T08:00", closes: "2026-08-01T08:00" },
    /openings\[0\].*finit avant de commencer/,
  ],
  [{ kind: "booking", opens: "2026-08-18T08:00", schools: ["0691234A"] }, /openings\[0\].*n’existe pas/],
])("a town's file that is wrong says where: %j", (opening, said) => {
  let lines: readonly string[] = [];
  try {
    readTown(withOpenings([opening]));
  } catch (error) {
    if (!(error instanceof TownProblem)) throw error;
    lines = error.lines;
  }
  expect(lines.join("\n").replaceAll("\u00a0", " ")).toMatch(said);
});
