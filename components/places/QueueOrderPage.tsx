import type { QueueOrderView } from "@/server/booking/domain/queue-order-view";
import { queueOrderText } from "@/server/booking/queue-order-schemas";
import { DoneMessage } from "../families/DoneMessage";
import type { FormAction } from "../forms/form-state";
import { QueueOrderForm } from "./QueueOrderForm";

interface QueueOrderPageProps {
  readonly base: string;
  readonly view: QueueOrderView;
  readonly done: string | undefined;
  readonly action: FormAction;
}

const NOT_SAVED = {
  pareil: "C’est le même ordre qu’avant\u00a0: rien n’a changé.",
  relire: "Un collègue vient de changer cet ordre. Rien n’est enregistré. Relisez, puis choisissez de nouveau.",
};

/** Who passes first on the waiting lists of an activity (B5). */
export function QueueOrderPage({ base, view, done, action }: QueueOrderPageProps) {
  const order = queueOrderText(view.order);
  return (
    <>
      <DoneMessage done={done} texts={{ enregistre: savedText(view) }} />
      <DoneMessage done={done} kind="info" texts={NOT_SAVED} />
      <p>
        Quand un jour est complet, les enfants attendent sur une liste. Une place qui se libère est proposée au premier.
        Ici, vous dites qui passe d’abord. Les familles lisent cette règle{" "}
        {view.showRank ? "à côté de leur rang" : "dans leurs listes d’attente"}.
      </p>
      <p>{waitingText(view)}</p>
      <QueueOrderForm action={action} base={base} code={view.activity.code} key={order} order={order} />
      <p>
        <a href={`${base}/agents/activites`}>Revenir aux activités</a>
      </p>
    </>
  );
}

/** Ranks have followed where there are some; a family whose town hides them has an order all the same. */
function savedText({ hasWaitlist, showRank, waiting }: QueueOrderView): string {
  if (!hasWaitlist || waiting === 0) return "L’ordre est enregistré.";
  return `L’ordre est enregistré. ${showRank ? "Les rangs des familles ont suivi." : "Les listes d’attente le suivent déjà."}`;
}

function waitingText({ hasWaitlist, showRank, waiting }: QueueOrderView): string {
  if (!hasWaitlist) return "Cette activité n’a pas de liste d’attente\u00a0: un jour complet le reste.";
  if (waiting === 0) return "Aucun enfant n’attend en ce moment.";
  const many = waiting > 1 ? `${waiting}\u00a0demandes attendent` : "Une demande attend";
  return `${many} en ce moment\u00a0: ${showRank ? "leur rang" : "leur ordre"} change dès que vous enregistrez. Les places déjà proposées le restent.`;
}
