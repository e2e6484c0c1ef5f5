import { Alert } from "@/components/dsfr/Alert";
import type { FormAction } from "@/components/forms/form-state";
import { namesText } from "@/server/booking/domain/mails.fr";
import type { OfferView } from "@/server/booking/domain/offer-view";
import { formatDay } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { bookingMonthHref } from "./booking-links";
import { OfferLinkForm } from "./OfferForm";

interface OfferPageProps {
  readonly base: string;
  readonly view: OfferView;
  readonly untilText: string | null;
  readonly token: string;
  readonly action: FormAction;
}

/** The page of a mail's link: one offer, two buttons, no login (B5). Opening it changes nothing. */
export function OfferPage({ base, view, untilText, token, action }: OfferPageProps) {
  const title = offerTitle(view);
  const about = `${namesText(view.firstNames)}, ${formatDay(view.day)}`;
  if (view.open) {
    return (
      <>
        <h1>{title}</h1>
        <p>
          <strong>{about}.</strong> {view.activity.name}. Place proposée jusqu’au {untilText}. Sans réponse, elle sera
          proposée à une autre famille.
          {view.price === null
            ? ""
            : ` Prix${view.firstNames.length > 1 ? " au total" : ""}\u00a0: ${formatEuros(view.price)}.`}
          {view.onceBooked === null ? "" : ` ${view.onceBooked}`}
        </p>
        <OfferLinkForm action={action} base={base} token={token} />
      </>
    );
  }
  return (
    <>
      <h1>{title}</h1>
      <Alert as="p" kind={view.status === "accepted" ? "success" : "info"} live title={about}>
        <p>
          {view.activity.name}.{" "}
          {view.closedFor === null
            ? NEXT_STEPS[view.status]
            : `La mairie ferme ce jour (${view.closedFor}). Vous n’avez rien à faire, rien n’est facturé.`}
        </p>
      </Alert>
      <p>
        <a href={bookingMonthHref(base, view.day.slice(0, 7), view.activity.id)}>Voir mes réservations</a>
      </p>
    </>
  );
}

/** Of the page, in its heading and in the browser's tab (RGAA 8.6). */
export function offerTitle({ open, status }: Pick<OfferView, "open" | "status">): string {
  return TITLES[open ? "offered" : status];
}

const TITLES: Readonly<Record<OfferView["status"], string>> = {
  accepted: "La place est réservée",
  declined: "La place est refusée",
  expired: "Cette proposition est terminée",
  withdrawn: "Cette proposition est terminée",
  closed: "Cette proposition est terminée",
  waiting: "Cette proposition est terminée",
  offered: "Une place est proposée",
};

const NEXT_STEPS: Readonly<Record<OfferView["status"], string>> = {
  accepted: "C’est enregistré. Vous pouvez l’annuler dans vos réservations, dans les délais.",
  declined:
    "Elle est proposée à une autre famille. Tant que ce jour peut être réservé, vous pouvez vous inscrire de nouveau sur la liste d’attente.",
  expired:
    "Le délai est passé, la place est proposée à une autre famille. Tant que ce jour peut être réservé, vous pouvez vous inscrire de nouveau sur la liste d’attente.",
  withdrawn: "Vous avez quitté la liste d’attente de ce jour.",
  closed: "Ce jour ne peut plus être réservé.",
  waiting: "Vous êtes sur la liste d’attente de ce jour.",
  offered: "",
};
