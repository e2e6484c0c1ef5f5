import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readAnswer } from "@/server/interop/api-particulier/answer";
import { failureOf, refusalOf } from "@/server/interop/api-particulier/failure-of";
import { answerData, householdOf } from "./answer";
import { type ApiError, errorBody, errorNames, errors } from "./errors";
import { households } from "./households";

/** The public interface and its staging base, which keep their own licence, are beside some checkouts only. */
const reference = path.resolve(
  import.meta.dirname,
  "../../../../shared/reference/identity-and-state-apis/api-particulier",
);
const present = existsSync(reference);
if (!present) console.warn("Left out: API Particulier’s interface and staging base are not beside this checkout.");

const read = (...file: string[]) => readFileSync(path.join(reference, ...file), "utf8");

const caseSchema = z.object({
  params: z.object({
    nomNaissance: z.string(),
    prenoms: z.array(z.string()).default([]),
    anneeDateNaissance: z.number().default(0),
    moisDateNaissance: z.number().default(0),
    jourDateNaissance: z.number().default(0),
  }),
  status: z.number(),
  payload: z.string().transform((text): unknown => JSON.parse(text)),
});

const FOLDER = ["staging-payloads", "api_particulier_v3_cnav_quotient_familial_with_france_connect"];

function stagingCases() {
  const files = readdirSync(path.join(reference, ...FOLDER)).filter((file) => /\.ya?ml$/.test(file));
  return files.map((file) => ({ file, ...caseSchema.parse(parse(read(...FOLDER, file))) }));
}

const two = (value: number) => String(value).padStart(2, "0");

function identityOf({ params }: z.output<typeof caseSchema>) {
  const { nomNaissance, prenoms, anneeDateNaissance, moisDateNaissance, jourDateNaissance } = params;
  const birthdate = `${anneeDateNaissance}-${two(moisDateNaissance)}-${two(jourDateNaissance)}`;
  return { family_name: nomNaissance, given_name_array: prenoms, birthdate };
}

const options = {
  withTownChildren: false,
  today: Temporal.PlainDate.from("2026-11-27"),
  month: Temporal.PlainYearMonth.from("2026-11"),
  more: 0,
};

const payloadSchema = z.looseObject({
  data: z.looseObject({ quotient_familial: z.looseObject({ fournisseur: z.string(), valeur: z.number() }) }),
});

describe.skipIf(!present)("the staging base", () => {
  it("holds the cases that these tests expect", () => {
    expect(stagingCases().length).toBeGreaterThanOrEqual(14);
  });

  it("names the same people, fund and address as the simulator, case by case", () => {
    for (const staging of stagingCases()) {
      const household = householdOf(identityOf(staging));
      expect(household !== undefined, staging.file).toBe(staging.status === 200);
      if (!household) continue;
      const { data } = payloadSchema.parse(staging.payload);
      const { quotient_familial: ours, ...people } = answerData(household, options);
      const { quotient_familial: theirs, ...theirPeople } = data;
      expect(people, staging.file).toEqual(theirPeople);
      expect(ours.fournisseur, staging.file).toBe(theirs.fournisseur);
      expect(Object.keys(ours).sort(), staging.file).toEqual(Object.keys(theirs).sort());
    }
  });

  it("is read by the adapter, case by case", () => {
    for (const staging of stagingCases()) {
      if (staging.status !== 200) {
        expect(failureOf(refusalOf(staging.status, staging.payload)), staging.file).toBe("inconnu");
        continue;
      }
      const { data } = payloadSchema.parse(staging.payload);
      const { fournisseur, valeur } = data.quotient_familial;
      const source = fournisseur === "MSA" ? "msa" : "caf";
      const expected = { source, amount: valeur * 100, month: "2024-02-01", calculatedMonth: "2024-12-01" };
      expect(readAnswer(staging.payload), staging.file).toMatchObject({ ok: true, value: expected });
    }
  });
});

const jsonSchema = z.record(z.string(), z.unknown());
const exampleSchema = z.object({ value: z.object({ errors: z.array(z.looseObject({ code: z.string() })) }) });
const operationSchema = z.object({
  responses: z.record(
    z.string(),
    z.object({
      content: z.object({
        "application/json": z.object({
          schema: jsonSchema.optional(),
          examples: z.record(z.string(), exampleSchema).default({}),
        }),
      }),
    }),
  ),
});

function openApi() {
  const document = z
    .object({ paths: z.record(z.string(), z.unknown()) })
    .parse(parse(read("openapi", "api_particulier_v3.yaml"), { maxAliasCount: -1 }));
  const operation = (name: string) =>
    operationSchema.parse(
      z.object({ get: z.unknown() }).parse(document.paths[`/v3/dss/quotient_familial/${name}`]).get,
    );
  return { ofFranceConnect: operation("france_connect"), ofIdentity: operation("identite") };
}

/** Every error that the document shows for the quotient, by either way of asking. */
function documentedErrors() {
  const { ofFranceConnect, ofIdentity } = openApi();
  return [ofFranceConnect, ofIdentity].flatMap(({ responses }) =>
    Object.entries(responses).flatMap(([status, { content }]) =>
      Object.values(content["application/json"].examples).map(({ value }) => ({ status: Number(status), body: value })),
    ),
  );
}

describe.skipIf(!present)("the OpenAPI document, v3", () => {
  it("accepts each whole answer of the simulator, and none that lacks a part (negative control)", () => {
    const { schema } = openApi().ofFranceConnect.responses["200"]?.content["application/json"] ?? {};
    const official = z.fromJSONSchema({ ...schema }, { defaultTarget: "openapi-3.0" });
    for (const household of households) {
      const data = answerData(household, { ...options, withTownChildren: true });
      expect(official.safeParse({ data, links: {}, meta: {} }).error?.issues).toBeUndefined();
      const { adresse: _left, ...less } = data;
      expect(official.safeParse({ data: less, links: {}, meta: {} }).success).toBe(false);
    }
  });

  it("shows errors that the simulator gives to the letter", () => {
    const documented = documentedErrors();
    expect(documented.length).toBeGreaterThan(20);
    const shown = errorNames
      .map((name): ApiError => errors[name])
      .map((error) => ({
        status: error.status,
        body: errorBody(error),
      }));
    for (const error of documented) expect(shown.map(shortened)).toContainEqual(shortened(error));
  });

  it("shows no error that the adapter would only guess at", () => {
    for (const { status, body } of documentedErrors()) {
      const { code } = refusalOf(status, body);
      // Told from the status alone, it would be another answer: 418 stands for no status of theirs.
      const byCode = failureOf(refusalOf(418, body));
      expect([code, failureOf(refusalOf(status, body))]).toEqual([code, /999$/.test(code) ? "illisible" : byCode]);
    }
  });
});

/** The words of a long detail may go on in the document: they are compared up to the first sentences. */
function shortened({ status, body }: { readonly status: number; readonly body: unknown }) {
  const text = JSON.stringify(body, (key, value: unknown) =>
    key === "detail" && typeof value === "string" ? value.slice(0, 80) : value,
  );
  return { status, body: JSON.parse(text) };
}

describe.skipIf(!present)("the list of errors", () => {
  it("has none for the quotient that the simulator cannot show", () => {
    const [, ...lines] = read("error-codes.csv").trim().split(/\r?\n/);
    const ofQuotient = lines.filter((line) => line.includes("dss/quotient_familial/")).map((line) => line.split(";"));
    expect(ofQuotient.length).toBeGreaterThan(15);
    const known = errorNames.map((name) => [String(errors[name].status), errors[name].code, errors[name].title]);
    for (const [http, code, title] of ofQuotient) expect(known).toContainEqual([http, code, title]);
  });
});
