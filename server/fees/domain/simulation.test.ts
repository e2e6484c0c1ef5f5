import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { explainFee } from "./explain-fee";
import { aRule, aSchedule, checked } from "./schedule.fixture";
import { type SimulationWish, simulate } from "./simulation";
import { simulatorQuestions } from "./simulator-questions";

const bands = checked(
  aSchedule({
    payers: [{ code: "ccas", shareLabel: "part du CCAS" }],
    rules: [
      aRule(
        {
          kind: "bands",
          bands: [
            {
              from: 0,
              below: 400,
              price: { kind: "fixed", amountCents: 126, thirdParties: [{ payer: "ccas", amountCents: 76 }] },
            },
            { from: 400, price: { kind: "fixed", amountCents: 235 } },
          ],
        },
        { id: "resident", when: { residence: ["commune"] } },
      ),
      aRule({ kind: "fixed", amountCents: 650 }, { id: "autre", when: { residence: ["interco", "outside"] } }),
    ],
    supplements: [
      {
        code: "tard",
        label: "Retard",
        when: { late: true },
        change: { kind: "amount", amountCents: 250, per: "unit" },
      },
    ],
  }),
);

const days = {
  typicalDay: localDate("2026-11-23"),
  month: [1, 3, 4, 7, 8, 10, 11].map((date) => {
    const day = localDate(`2026-12-${String(date).padStart(2, "0")}`);
    return { day, weekday: [0, 2, 0, 4, 5, 0, 0, 1, 2, 0, 4, 5][date] ?? 0 };
  }),
};
const child = { profile: "", weekdays: [1, 2, 4], schoolCode: "", classKind: "" };
const wish = (changes: Partial<SimulationWish>): SimulationWish => ({
  quotient: 720,
  residence: "commune",
  regularity: "regular",
  children: [child],
  ...changes,
});

function simulated(changes: Partial<SimulationWish>, schedules = [bands]) {
  const result = simulate({ schedules, wish: wish(changes) }, days);
  if (!result.ok) throw new Error(result.error.tag);
  return result.value;
}

describe("simulate", () => {
  it("prices the typical week in one line, and the open days of the month", () => {
    const { children, weekTotal, monthTotal } = simulated({});
    expect(children[0]?.week).toHaveLength(1);
    expect(children[0]?.week[0]).toMatchObject({ ruleId: "resident", quantity: 3, unitTotal: 235, total: 705 });
    // 1, 3, 7, 8 and 10 December.
    expect(children[0]).toMatchObject({ monthUnits: 5, monthTotal: 1175 });
    expect([weekTotal, monthTotal]).toEqual([705, 1175]);
  });

  it("adds the children up and tells what somebody else pays", () => {
    const one = simulated({ quotient: 300, children: [child, { ...child, weekdays: [5] }] });
    expect(one.weekTotal).toBe(4 * 50);
    expect(one.weekHelp).toEqual([{ shareLabel: "part du CCAS", amount: 4 * 76 }]);
    expect(one.monthTotal).toBe(5 * 50 + 2 * 50);
  });

  it("takes the highest price for an unknown quotient, and the residence into account", () => {
    expect(simulated({ quotient: null }).weekTotal).toBe(3 * 235);
    expect(simulated({ residence: "outside" }).weekTotal).toBe(3 * 650);
  });

  it("parts the lines where the rank of a venue changes the price", () => {
    const degressive = checked(
      aSchedule({
        rules: [
          aRule(
            { kind: "fixed", amountCents: 300 },
            { id: "deux-premieres", when: { attendances: { from: 1, to: 2 } } },
          ),
          aRule({ kind: "fixed", amountCents: 200 }, { id: "ensuite" }),
        ],
      }),
    );
    const { children, monthTotal } = simulated({}, [degressive]);
    expect(children[0]?.week).toMatchObject([
      { ruleId: "deux-premieres", quantity: 2, total: 600 },
      { ruleId: "ensuite", quantity: 1, total: 200 },
    ]);
    expect(monthTotal).toBe(2 * 300 + 3 * 200);
  });

  it("asks for a supplement per day every day of the week and of the month", () => {
    const change = { kind: "amount", amountCents: 50, per: "day" } as const;
    const snack = checked(
      aSchedule({
        rules: [aRule({ kind: "fixed", amountCents: 345 })],
        supplements: [{ code: "gouter", label: "Goûter", when: {}, change }],
      }),
    );
    const { children, weekTotal, monthTotal } = simulated({}, [snack]);
    expect(children[0]?.week).toMatchObject([{ quantity: 3, unitTotal: 345, total: 1185 }]);
    expect(children[0]?.week.flatMap(explainFee).at(-1)?.replaceAll("\u00a0", " ")).toBe(
      "3 repas × 3,45 € + 1,50 € = 11,85 €",
    );
    expect([weekTotal, monthTotal]).toEqual([3 * 395, 5 * 395]);
  });

  it("takes the fees of each day, over a change of version", () => {
    const changed = checked(
      aSchedule({
        version: 2,
        effectiveFrom: localDate("2026-12-07"),
        rules: [aRule({ kind: "fixed", amountCents: 400 })],
      }),
    );
    const one = simulated({ residence: "commune" }, [bands, changed]);
    expect(one.weekTotal).toBe(705);
    expect(one.monthTotal).toBe(2 * 235 + 3 * 400);
  });

  it("refuses what the fees refuse", () => {
    const none = simulate({ schedules: [], wish: wish({}) }, days);
    expect(none).toEqual({ ok: false, error: { tag: "NoScheduleInForce", day: "2026-11-23" } });
  });
});

describe("simulatorQuestions", () => {
  it("asks only what a price depends on", () => {
    expect(simulatorQuestions(bands)).toEqual({
      profiles: [],
      residences: ["commune", "outside"],
      regularity: false,
      schoolCodes: [],
      classKinds: [],
      quotient: true,
    });
    const ulis = aSchedule({
      rules: [aRule({ kind: "fixed", amountCents: 1 }, { when: { classKind: ["ulis"], residence: ["interco"] } })],
    });
    expect(simulatorQuestions(ulis)).toMatchObject({
      residences: ["commune", "interco", "outside"],
      classKinds: ["", "ulis"],
      quotient: false,
    });
  });
});
