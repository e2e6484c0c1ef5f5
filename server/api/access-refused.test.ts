import { TRPCError } from "@trpc/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { systemClock } from "@/server/platform/clock";
import { logger } from "@/server/platform/logger";
import { noteRefusal } from "./access-refused";

const context = {
  citySlug: "corbas",
  base: "/corbas",
  sessionId: "0199f3a1-7c1e-7e9a-8f00-0123456789ab",
  requestId: "R",
  ip: "192.0.2.1",
  userAgent: "essai",
  clock: systemClock,
};
const added = z.strictObject({ day: z.string() }).safeParse({ day: "2026-12-01", price: "0" }).error;
const wrong = z.strictObject({ day: z.string() }).safeParse({ day: 3 }).error;

afterEach(() => vi.restoreAllMocks());

describe("a refusal is a security event (quality C.3)", () => {
  it.each<readonly [string, TRPCError, boolean]>([
    ["what is not there, or not theirs", new TRPCError({ code: "NOT_FOUND" }), true],
    ["a right that is missing", new TRPCError({ code: "FORBIDDEN", message: "RightMissing" }), true],
    ["a field that the form does not have", new TRPCError({ code: "BAD_REQUEST", cause: added }), true],
    ["a field that is filled in wrongly", new TRPCError({ code: "BAD_REQUEST", cause: wrong }), false],
    ["a dossier that is not there yet", new TRPCError({ code: "FORBIDDEN", message: "NoFamilyYet" }), false],
    ["a login that is asked for", new TRPCError({ code: "UNAUTHORIZED" }), false],
  ])("%s", (_, error, isEvent) => {
    const warn = vi.spyOn(logger, "warn").mockReturnValue(undefined);
    noteRefusal("families.dossier", context, error);
    expect(warn.mock.calls.length).toBe(isEvent ? 1 : 0);
    noteRefusal("families.dossier", { ...context, sessionId: undefined }, error);
    expect(warn.mock.calls.length).toBe(isEvent ? 1 : 0);
  });

  it("tells who by the end of the session, and nothing of what was asked for", () => {
    const warn = vi.spyOn(logger, "warn").mockReturnValue(undefined);
    noteRefusal("families.dossier", context, new TRPCError({ code: "NOT_FOUND" }));
    expect(warn.mock.calls[0]?.[0]).toEqual({
      event: "access-refused",
      path: "families.dossier",
      code: "NOT_FOUND",
      city: "corbas",
      session: "0123456789ab",
      request: "R",
    });
  });
});
