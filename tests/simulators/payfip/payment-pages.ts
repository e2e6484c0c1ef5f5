import { type Html, html } from "../shared/html";
import { page } from "../shared/page";
import type { Client } from "./clients";
import type { Creation, Operation, Outcome } from "./operations";

export const simulator = "Simulateur PayFiP";
export const paymentPath = "/tpa/paiementws.web";

const euros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });

/** What a payer can do, with what it comes to. `leave`: she closes the window and never returns to the portal. */
export const choices = {
  carte: { outcome: "P", leave: false, title: "Payer par carte", hint: "La banque accepte." },
  "carte-refusee": { outcome: "R", leave: false, title: "Payer par carte, refusée", hint: "La banque refuse." },
  prelevement: { outcome: "V", leave: false, title: "Payer par prélèvement unique", hint: "L’ordre est accepté." },
  "prelevement-refuse": {
    outcome: "Z",
    leave: false,
    title: "Payer par prélèvement unique, refusé",
    hint: "L’ordre est refusé.",
  },
  "carte-sans-retour": {
    outcome: "P",
    leave: true,
    title: "Payer par carte, puis fermer la fenêtre",
    hint: "La banque accepte, mais vous ne revenez pas sur le portail.",
  },
  abandon: { outcome: "A", leave: false, title: "Abandonner", hint: "Rien n’est payé." },
} as const satisfies Record<
  string,
  { readonly outcome: Outcome; readonly leave: boolean; readonly title: string; readonly hint: string }
>;

export function isChoice(text: string): text is keyof typeof choices {
  return Object.hasOwn(choices, text);
}

function testNotice(saisie: string): Html | null {
  if (saisie === "T")
    return html`<p class="notice">Paiement de test\u00a0: même accepté, il ne règle aucune facture.</p>`;
  if (saisie === "X")
    return html`<p class="notice">Paiement d’activation\u00a0: il ouvre le service, il ne règle rien.</p>`;
  return null;
}

function summary(creation: Creation, client: Client | undefined): Html {
  return html`<dl><dt>Vous payez à</dt><dd>${client?.labels.join(" — ")}</dd>
${creation.objet && html`<dt>Objet</dt><dd>${creation.objet}</dd>`}
<dt>Référence</dt><dd>${creation.refdet}</dd>
<dt>Montant</dt><dd><strong>${euros.format(Number(creation.montant) / 100)}</strong></dd>
<dt>Reçu envoyé à</dt><dd>${creation.mel}</dd></dl>`;
}

/** The page of an operation: what is paid to whom, then one button for each way that it can end. */
export function paymentPage({ idOp, creation }: Operation, client: Client | undefined): Html {
  const buttons = Object.entries(choices).map(
    ([value, { title, hint }]) =>
      html`<li><button name="issue" value="${value}"><strong>${title}</strong><small>${hint}</small></button></li>\n`,
  );
  return page({
    title: "Votre paiement",
    simulator,
    main: html`${testNotice(creation.saisie)}
${summary(creation, client)}
<form method="post" action="${paymentPath}"><input type="hidden" name="idop" value="${idOp}">
<h2>Comment ce paiement finit-il\u00a0?</h2>
<ul class="choices">${buttons}</ul></form>`,
  });
}

/** For a payer who leaves without going back to the portal. */
export function closingPage({ creation }: Operation): Html {
  return page({
    title: "Paiement accepté",
    simulator,
    main: html`<p>Votre paiement de ${euros.format(Number(creation.montant) / 100)} est accepté. Vous pouvez fermer cette fenêtre.</p>`,
  });
}

/** For a payer who goes back by a form. */
export function returnPage({ idOp, creation }: Operation, parameter: string): Html {
  return page({
    title: "Votre paiement est terminé",
    simulator,
    main: html`<p>Revenez sur le portail pour voir son résultat.</p>
<form method="post" action="${creation.urlredirect}"><input type="hidden" name="${parameter}" value="${idOp}">
<p class="actions"><button class="main">Revenir sur le portail</button></p></form>`,
  });
}

const refusals = {
  P1: "Cette opération de paiement n’existe pas, ou n’existe plus. Revenez sur le portail pour recommencer.",
  P3: "Cette opération de paiement a déjà été utilisée. Revenez sur le portail pour voir où elle en est.",
  P4: "Cette opération de paiement a plus de 15 minutes. Revenez sur le portail pour recommencer.",
} as const;

/** PayFiP's own error page: the payer does not come back to the portal by herself. */
export function refusalPage(code: keyof typeof refusals): Html {
  return page({
    title: "Paiement impossible",
    simulator,
    main: html`<p>${refusals[code]}</p><dl><dt>Code d’erreur</dt><dd>${code}</dd></dl>`,
  });
}
