import { randomUUID } from "node:crypto";
import { type Html, html } from "../shared/html";
import { page } from "../shared/page";
import { isErrorCode, messageOf } from "./error-codes";

export const simulator = "Simulateur FranceConnect";

interface ErrorContent {
  readonly code: string;
  /** What a developer must know; the platform keeps it for its partners. */
  readonly detail?: string | undefined;
  /** Where the person can choose another identity, while her login is still under way. */
  readonly chooseAgain?: string | undefined;
  readonly id?: string | undefined;
}

const unknownError = "Une erreur technique est survenue. Si le problème continue, contactez l’assistance.";

/** The platform's own error page: the browser does not come back to the service (PROTOCOLS 1.2). */
export function errorPage({ code, detail, chooseAgain, id = randomUUID() }: ErrorContent): Html {
  return page({
    title: "Une erreur est survenue",
    simulator,
    main: html`<p>${isErrorCode(code) ? messageOf(code) : unknownError}</p>
<dl><dt>Code d’erreur</dt><dd>${code}</dd><dt>Identifiant</dt><dd>${id}</dd>
${detail && html`<dt>Pour le développeur</dt><dd>${detail}</dd>`}</dl>
${chooseAgain && html`<p class="actions"><a class="main" href="${chooseAgain}">Choisir un autre compte</a></p>`}`,
  });
}
