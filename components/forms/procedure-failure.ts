import * as z from "zod";
import type { Failure } from "./form-state";

/** What a procedure says of its refusal. The error formatter of server/api/trpc puts the same in `error.data`. */
const procedureFault = z.object({
  code: z.string(),
  domain: z
    .object({
      text: z.string(),
      field: z.string().optional(),
      offers: z
        .array(z.object({ value: z.string(), label: z.string(), path: z.string().optional() }))
        .readonly()
        .optional(),
    })
    .optional(),
  fields: z.record(z.string(), z.array(z.string()).readonly()).optional(),
  reference: z.string().optional(),
});

export type ProcedureFault = z.output<typeof procedureFault>;

const OUT_OF_REACH =
  "La réponse de nos serveurs n’est pas arrivée. Votre demande n’est peut-être pas enregistrée. Vérifiez votre connexion, puis réessayez.";

/** Why a procedure refused, in French: what happened, why, what to do. The same on the server and in the browser. */
export function failureOfFault(fault: ProcedureFault): Failure {
  const { domain, fields } = fault;
  if (domain?.field) {
    const { field, text, offers } = domain;
    return { fieldErrors: { [field]: [text] }, formErrors: [], ...(offers && { offers: { [field]: offers } }) };
  }
  if (domain) return ofForm(domain.text);
  if (fields && Object.keys(fields).length > 0) return { fieldErrors: fields, formErrors: [] };
  return ofForm(textOfCode(fault));
}

/** Why a call of the browser's tRPC client failed. An error without data never reached us: the network is out. */
export function failureOfCall(error: unknown): Failure {
  const answer = z.object({ data: procedureFault }).safeParse(error);
  return answer.success ? failureOfFault(answer.data.data) : ofForm(OUT_OF_REACH);
}

function ofForm(text: string): Failure {
  return { fieldErrors: {}, formErrors: [text] };
}

function textOfCode({ code, reference }: ProcedureFault): string {
  switch (code) {
    case "UNAUTHORIZED":
      return "Votre session est terminée. Connectez-vous dans un autre onglet, puis renvoyez ce formulaire\u00a0: vos réponses sont gardées ici.";
    case "FORBIDDEN":
      return "Votre compte ne permet pas de faire cela. Si vous pensez que c’est une erreur, écrivez à la mairie.";
    case "NOT_FOUND":
      return "Ce que vous demandez n’existe pas ou n’est plus disponible. Revenez à la page précédente et rechargez-la.";
    case "TOO_MANY_REQUESTS":
      return "Il y a eu trop d’essais en peu de temps. Attendez quelques minutes, puis réessayez.";
    case "PAYLOAD_TOO_LARGE":
      return "Ce que vous envoyez est trop lourd. Choisissez un fichier plus petit, puis réessayez.";
    case "BAD_REQUEST":
      return "Votre demande n’a pas la forme attendue. Rechargez la page, puis recommencez.";
    default:
      return `Une erreur est survenue de notre côté. Votre demande n’est pas enregistrée. Réessayez dans quelques minutes. Si cela continue, écrivez à la mairie.${
        reference ? ` Référence\u00a0: ${reference}` : ""
      }`;
  }
}
