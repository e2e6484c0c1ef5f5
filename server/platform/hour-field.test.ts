import { describe, expect, it } from "vitest";
import { hourField } from "./hour-field";

const read = (typed: string | undefined) => hourField("23:59").safeParse(typed);

describe("hourField", () => {
  it.each([
    ["8", "08:00"],
    ["8 h", "08:00"],
    ["8h30", "08:30"],
    ["8\u00a0h\u00a030", "08:30"],
    ["08:30", "08:30"],
    ["23 H 59", "23:59"],
    ["0 h", "00:00"],
    ["", "23:59"],
    [undefined, "23:59"],
  ])("reads %j", (typed, hour) => {
    expect(read(typed).data).toBe(hour);
  });

  it.each(["24", "8 h 60", "midi", "8 h 5", "-1"])("refuses %j, with how to write it", (typed) => {
    expect(read(typed).error?.issues[0]?.message).toMatch(/8\u00a0h ou 18\u00a0h\u00a030/);
  });
});
