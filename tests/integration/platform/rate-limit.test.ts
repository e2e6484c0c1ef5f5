import { describe, expect, it } from "vitest";
import { dropWindowsBefore } from "@/server/db/rate-limits";
import { withCity } from "@/server/db/tenant-tx";
import { fixedClock } from "@/server/platform/clock";
import { forgetTries, type RateRule, takeTry } from "@/server/platform/rate-limit";
import { makeCity } from "../../support/factory";
import { owner } from "../../support/owner";

const rule: RateRule = { name: "login", hits: 3, windowSeconds: 600 };
const at = (time: string) => fixedClock(`2026-11-23T${time}+01:00`);

async function allowed(subject: string, time = "09:00:00", by = rule): Promise<boolean> {
  return (await takeTry(by, ["city", subject], at(time))).ok;
}

describe("takeTry", () => {
  it("lets so many pass in the window, then says how long to wait", async () => {
    expect([await allowed("a"), await allowed("a"), await allowed("a")]).toEqual([true, true, true]);
    expect(await takeTry(rule, ["city", "a"], at("09:04:00"))).toEqual({
      ok: false,
      error: { tag: "TooManyTries", retryAfterSeconds: 360 },
    });
    expect(await allowed("a", "09:09:59")).toBe(false);
    expect(await allowed("a", "09:10:00")).toBe(true);
  });

  it("counts each subject and each rule apart", async () => {
    for (let n = 0; n < 4; n++) await allowed("b");
    expect(await allowed("b")).toBe(false);
    expect(await allowed("c")).toBe(true);
    expect(await allowed("b", "09:00:00", { ...rule, name: "recovery" })).toBe(true);
    expect((await takeTry(rule, ["city", "b", ""], at("09:00:00"))).ok).toBe(true);
  });

  it("lets exactly so many pass of many at once", async () => {
    const tries = await Promise.all(Array.from({ length: 50 }, () => allowed("rush")));
    expect(tries.filter(Boolean)).toHaveLength(3);
  });

  it("keeps the count when the request's transaction is rolled back", async () => {
    const { id } = await makeCity();
    for (let n = 0; n < 3; n++) {
      const failing = withCity({ cityId: id, actor: "system" }, async () => {
        await allowed("rolled-back");
        throw new Error("wrong password");
      });
      await expect(failing).rejects.toThrow("wrong password");
    }
    expect(await allowed("rolled-back")).toBe(false);
  });

  it("does not starve when every connection of the main pool is in a transaction", async () => {
    const { id } = await makeCity();
    const all = Array.from({ length: 10 }, () =>
      withCity({ cityId: id, actor: "system" }, async (tx) => {
        await tx.$queryRaw`SELECT pg_sleep(0.2)::text`;
        return allowed("busy");
      }),
    );
    expect((await Promise.all(all)).filter(Boolean)).toHaveLength(3);
  });

  it("forgets on success, and drops what is old", async () => {
    for (let n = 0; n < 4; n++) await allowed("d");
    await forgetTries(rule, ["city", "d"]);
    expect(await allowed("d")).toBe(true);
    expect(await dropWindowsBefore(at("12:00:00").now())).toBeGreaterThan(0);
    expect((await owner().query("SELECT 1 FROM rate_limit")).rowCount).toBe(0);
  });

  it("keeps nothing that can be read", async () => {
    await allowed("camille@exemple.fr");
    const { rows } = await owner().query("SELECT encode(key, 'escape') AS key FROM rate_limit");
    expect(rows).toHaveLength(1);
    expect(rows[0].key).not.toContain("camille");
  });
});
