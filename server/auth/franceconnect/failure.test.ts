import { describe, expect, it } from "vitest";
import { ClaimsRefused, failureOfExchange } from "./failure";

/** Errors as openid-client makes them: `RPError` is a check that failed, `OPError` an answer. */
const rp = (message: string) => Object.assign(new Error(message), { name: "RPError" });
const op = (error: string) => Object.assign(new Error(error), { name: "OPError", error });

describe("what a failed exchange with FranceConnect is to the person (protocols 1.7)", () => {
  it.each([
    ["a server of theirs that is silent", rp("outgoing request timed out after 8000ms"), "indisponible"],
    ["a network that is down", new Error("connect ECONNREFUSED"), "indisponible"],
    ["a check of ours that failed", rp("nonce mismatch, expected a, got b"), "refuse"],
    ["claims that are not those we asked for", new ClaimsRefused("acr"), "refuse"],
    ["a code that has served", op("invalid_grant"), "trop-tard"],
    ["an identifier that they do not know", op("invalid_client"), "configuration"],
  ])("%s", (_, thrown, failure) => {
    expect(failureOfExchange(thrown)).toBe(failure);
  });
});
