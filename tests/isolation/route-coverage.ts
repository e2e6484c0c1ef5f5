import { forgedLink } from "./coverage/forged-link";
import type { Town } from "./victim";
import type { VictimIds } from "./victim-ids";

/** What an address is asked with, beside the town. */
interface Asked {
  /** The dynamic segments after the town's, by their names. */
  readonly segments?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly method?: "GET" | "POST";
}

/** An address that can name something of somebody. */
export interface NamingRoute {
  /** How it names what is the victim's. */
  readonly asked: (ids: VictimIds, town: Town) => Asked;
  /** The procedure that decides, whose rights are in ./coverage. */
  readonly procedure: string;
  /** Why even the rightful caller is answered as a stranger. */
  readonly silent?: string;
}

/** Why an address can name nothing of anybody. */
type NamingNothing = string;

const id = (value: string): Asked => ({ segments: { id: value } });

/**
 * Every address of app/ that is no page, by its path: what it may be asked about, or why about nothing. A new route.ts must be
 * added here: tests/isolation/routes.test.ts fails otherwise.
 */
export const ROUTES: Readonly<Record<string, NamingRoute | NamingNothing>> = {
  "/api/auth/callback/franceconnect": "the attempt is in a cookie that only we can write",
  "/api/auth/callback/franceconnect-donnees": "the request is in a cookie that only we can write",
  "/api/auth/deconnexion": "the way back is in a cookie that only we can write",
  "/api/health": "takes nothing",
  "/api/villes/[slug]": "the list of towns is public",
  "/[ville]/connexion/franceconnect": "names a page to come back to, checked by safeReturnPath",
  "/[ville]/connexion/session-terminee": "gives back what this request itself sends, reads nothing",
  "/[ville]/deconnexion/fermer": "the session is the browser's own",
  "/[ville]/erreur": "writes back a reference, reads nothing",
  "/[ville]/erreur/introuvable": "leads to the page of what does not exist",
  "/[ville]/famille/dossier/quotient": "the dossier is the session's own",

  "/[ville]/api/payfip/notification": {
    asked: ({ idOp }) => ({ query: { idop: idOp } }),
    procedure: "payments.notify",
    silent: "PayFiP is told OK whatever it notifies of, and so is anybody",
  },
  "/[ville]/api/trpc/[trpc]": {
    asked: ({ invoiceId }) => ({
      segments: { trpc: "billing.family.invoice" },
      query: { input: JSON.stringify({ invoiceId }) },
    }),
    procedure: "billing.family.invoice",
  },
  "/[ville]/facture-de-tiers/[jeton]/fichier": {
    asked: ({ invoiceId }) => ({ segments: { jeton: forgedLink(invoiceId) } }),
    procedure: "billing.thirdParty.file",
    silent: "the link is forged: its secret is in the mail only",
  },
  "/[ville]/recu-de-tiers/[jeton]/fichier": {
    asked: ({ paymentId }) => ({ segments: { jeton: forgedLink(paymentId) } }),
    procedure: "payments.thirdParty.receiptFile",
    silent: "the link is forged: its secret is in the mail only",
  },

  "/[ville]/famille/attestations/[id]/fichier": {
    asked: ({ certificateId }) => id(certificateId),
    procedure: "certificates.file",
  },
  "/[ville]/famille/documents/[id]/fichier": {
    asked: ({ documentId }) => id(documentId),
    procedure: "documents.file",
  },
  "/[ville]/famille/factures/[id]/fichier": {
    asked: ({ invoiceId }) => id(invoiceId),
    procedure: "billing.family.file",
  },
  "/[ville]/famille/paiements/[id]/payfip": {
    asked: ({ operationId }) => id(operationId),
    procedure: "payments.family.leave",
  },
  "/[ville]/famille/paiements/recus/[id]/pdf": {
    asked: ({ paymentId }) => id(paymentId),
    procedure: "payments.family.receiptFile",
  },
  "/[ville]/famille/paiements/retour": {
    asked: ({ idOp }) => ({ query: { idop: idOp } }),
    procedure: "payments.family.returned",
  },

  "/[ville]/agents/documents/[id]/fichier": {
    asked: ({ documentId }) => id(documentId),
    procedure: "documents.staff.file",
  },
  "/[ville]/agents/facturation/factures/[id]/fichier": {
    asked: ({ invoiceId }) => id(invoiceId),
    procedure: "billing.invoices.file",
  },
  "/[ville]/agents/effectifs/export": {
    asked: (_, { activityId }) => ({ query: { jour: "2026-12-01", activite: activityId, liste: "noms" } }),
    procedure: "backoffice.headcount.attendees",
  },
  "/[ville]/agents/parametres/regies/essai/[id]/payfip": {
    asked: ({ trialId }) => id(trialId),
    procedure: "payments.trial.leave",
  },
  "/[ville]/agents/parametres/regies/essai/retour": {
    asked: ({ trialIdOp }) => ({ query: { idop: trialIdOp } }),
    procedure: "payments.trial.returned",
  },
  "/[ville]/agents/regie/journal/activites": {
    asked: (_, { regieId }) => ({ query: { regie: regieId } }),
    procedure: "payments.counter.journalActivities",
  },
  "/[ville]/agents/regie/journal/export": {
    asked: (_, { regieId }) => ({ query: { regie: regieId } }),
    procedure: "payments.counter.journalPage",
  },
  "/[ville]/agents/regie/recus/[id]/pdf": {
    asked: ({ paymentId }) => id(paymentId),
    procedure: "payments.counter.receiptFile",
  },
};
