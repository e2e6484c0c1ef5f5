import { describe, expect, it } from "vitest";
import { ClaimsRefused, unansweredExchange } from "./failure";

/** Errors as openid-client makes them: `RPError` is a check that failed, `OPError` an answer. */
const rp = (message: string) => Object.assign(new Error(message), { name: "RPError" });
const op = (error: string) => Object.assign(new Error(error), { name: "OPError", error });

describe("what a failed exchange with FranceConnect is to the person (protocols 1.7)", () => {
  it.each([
    ["a server of theirs that is silent", rp("outgoing request timed out after 8000ms"), "indisponible", false],
    ["a network that is down", new Error("connect ECONNREFUSED"), "indisponible", false],
    ["a check of ours that failed", rp("nonce mismatch, expected a, got b"), "refuse", false],
    ["claims that are not those we asked for", new ClaimsRefused("acr"), "refuse", false],
    ["a code that has served", op("invalid_grant"), "trop-tard", true],
    ["a token that has served", op("invalid_token"), "trop-tard", true],
    ["an identifier that they do not know", op("invalid_client"), "configuration", true],
    ["a request that they do not understand", op("invalid_request"), "configuration", true],
    ["a client that may not ask", op("unauthorized_client"), "configuration", false],
    ["a fault of theirs", op("server_error"), "indisponible", false],
  ])("%s", (_, thrown, failure, mayBeginAgain) => {
    expect(unansweredExchange(thrown)).toEqual({ failure, mayBeginAgain });
  });
});
