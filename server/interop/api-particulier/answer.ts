import * as z from "zod";
import { type FundPerson, firstOfMonth, type QuotientAnswer, type QuotientFailure } from "@/server/families/domain";
import { cents } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";

const text = z.string().max(300).nullish();
const personSchema = z.object({ nom_naissance: text, nom_usage: text, prenoms: text, date_naissance: text });

/**
 * What is read of an answer (v3 OpenAPI, protocols 4.2). The address is not: nothing here needs it. Each part may be
 * missing, where the town's authorisation does not cover it.
 */
const answerSchema = z.object({
  data: z.object({
    quotient_familial: z
      .object({
        fournisseur: z.enum(["CNAF", "MSA"]),
        /** Whole euros. */
        valeur: z.number().int().min(0).max(1_000_000).nullable(),
        annee: z.number().int(),
        mois: z.number().int(),
        annee_calcul: z.number().int(),
        mois_calcul: z.number().int(),
      })
      .nullish(),
    allocataires: z.array(personSchema).max(20).nullish(),
    enfants: z.array(personSchema).max(50).nullish(),
  }),
});

function toPerson(person: z.output<typeof personSchema>): FundPerson {
  return {
    birthName: person.nom_naissance ?? "",
    usageName: person.nom_usage ?? "",
    firstNames: person.prenoms ?? "",
    birthdate: person.date_naissance ?? "",
  };
}

/** Reads a 200. "absent": there is no quotient in it; "illisible": it is not what was agreed. */
export function readAnswer(body: unknown): Result<QuotientAnswer, QuotientFailure> {
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) return err("illisible");
  const { quotient_familial: quotient, allocataires, enfants } = parsed.data.data;
  if (!quotient || quotient.valeur === null) return err("absent");
  const month = firstOfMonth(quotient.annee, quotient.mois);
  const calculatedMonth = firstOfMonth(quotient.annee_calcul, quotient.mois_calcul);
  if (!month || !calculatedMonth) return err("illisible");
  return ok({
    source: quotient.fournisseur === "MSA" ? "msa" : "caf",
    amount: cents(quotient.valeur * 100),
    month,
    calculatedMonth,
    adults: allocataires?.map(toPerson),
    children: enfants?.map(toPerson),
  });
}
