import { REVERSAL_DONE } from "@/components/counter/after-reversal";
import { counterHref } from "@/components/counter/counter-href";
import { DoneMessage } from "@/components/families/DoneMessage";
import { OneButtonForm } from "@/components/families/OneButtonForm";
import { Paper } from "@/components/papers/Paper";
import { ReceiptActions } from "@/components/payments/ReceiptActions";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import { oneOf, type Query } from "../../../query";
import { mailReceipt } from "../../actions";

const DONE = {
  encaisse: "Le paiement est enregistré. Voici son reçu.",
  ...REVERSAL_DONE,
  envoye: "Le reçu part par e-mail.",
  "deja-envoye":
    "Le reçu était déjà parti par e-mail à chaque adresse de ce dossier. Rien n’est parti une seconde fois. Au besoin, imprimez-le.",
  "sans-adresse": "Aucun adulte de ce dossier qui peut payer n’a d’adresse e-mail. Imprimez le reçu.",
};

const DONE_TO_THIRD_PARTY = {
  ...DONE,
  "deja-envoye":
    "Le reçu était déjà parti par e-mail à l’adresse de ce tiers. Rien n’est parti une seconde fois. Au besoin, imprimez-le.",
  "sans-adresse":
    "Ce tiers n’a pas d’adresse e-mail. Imprimez le reçu, ou faites écrire son adresse dans les réglages, page «\u00a0Tiers payeurs\u00a0».",
};

/** What was asked, and could not be done. */
const NOT_DONE = new Set(["deja-envoye", "sans-adresse"]);

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id: paymentId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/regie/recus/${paymentId}`;
  const { paper, undone, ...payer } = await read((api) => api.payments.counter.receipt({ paymentId }), here);
  const asked = await oneOf(searchParams, "fait");
  // The address of a page that is opened again may say of a payment what is no longer true.
  const untrue = undone ? asked === "encaisse" : asked !== undefined && asked in REVERSAL_DONE;
  const done = untrue ? undefined : asked;
  return (
    <AgentPage above={[{ href: `${base}/agents/regie`, label: "Régie" }]} isPaper section="regie" title={paper.title}>
      <DoneMessage
        done={done}
        kind={done && NOT_DONE.has(done) ? "info" : "success"}
        texts={payer.familyId === null ? DONE_TO_THIRD_PARTY : DONE}
      />
      <Paper paper={paper} />
      <ReceiptActions pdfHref={`${base}${here}/pdf`} />
      <div className="preau-actions">
        <a className="fr-btn fr-btn--secondary" href={`${base}/agents/regie`}>
          Encaisser une autre famille
        </a>
        {undone ? null : (
          <OneButtonForm action={mailReceipt} id="envoyer" kind="tertiary" values={{ paymentId }}>
            Envoyer le reçu par e-mail
          </OneButtonForm>
        )}
        <a href={counterHref(base, payer)}>{payer.familyId === null ? "Revenir au tiers" : "Revenir à la famille"}</a>
        {undone ? null : <a href={`${base}${here}/annuler`}>Annuler ce paiement</a>}
      </div>
    </AgentPage>
  );
}
