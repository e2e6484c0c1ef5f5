import { errors } from "openid-client";
import { describe, expect, it } from "vitest";
import { ClaimsRefused, failureOfExchange } from "./failure";

describe("what a failed exchange with FranceConnect is to the person (protocols 1.7)", () => {
  it.each([
    [
      "a server of theirs that is silent",
      new errors.RPError("outgoing request timed out after 8000ms"),
      "indisponible",
    ],
    ["a network that is down", new Error("connect ECONNREFUSED"), "indisponible"],
    ["a check of ours that failed", new errors.RPError("nonce mismatch, expected a, got b"), "refuse"],
    ["claims that are not those we asked for", new ClaimsRefused("acr"), "refuse"],
    ["a code that has served", new errors.OPError({ error: "invalid_grant" }), "trop-tard"],
    ["an identifier that they do not know", new errors.OPError({ error: "invalid_client" }), "configuration"],
  ])("%s", (_, thrown, failure) => {
    expect(failureOfExchange(thrown)).toBe(failure);
  });
});
