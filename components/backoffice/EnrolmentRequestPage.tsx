import type { QueueFilter } from "@/server/backoffice/domain/queue";
import { itemPath } from "@/server/backoffice/domain/queue.fr";
import { enrolledMail, enrolmentEndedMail } from "@/server/booking/domain/desk-mails.fr";
import { endingChangeText } from "@/server/booking/domain/ending-effects.fr";
import { enrolmentRefusedMail } from "@/server/booking/domain/enrolment-refused-mail.fr";
import type { PlacesAhead, RequestDetail, RequestEnding } from "@/server/booking/domain/request-detail";
import { classText } from "@/server/families/domain/class-text";
import { nextSchoolText } from "@/server/families/domain/schooling.fr";
import { formatDay, formatDayWithYear, type LocalDate, plainDate } from "@/server/platform/dates";
import { typedDay } from "@/server/platform/local-date";
import { counted } from "../closing/closing-words";
import { Alert } from "../dsfr/Alert";
import type { FormAction } from "../forms/form-state";
import { AcceptEnrolmentForm } from "./AcceptEnrolmentForm";
import { Facts } from "./Facts";
import { ItemKeys } from "./ItemKeys";
import { MailFrame, WRITTEN } from "./MailFrame";
import { RefuseForm } from "./RefuseForm";
import { LackingDocuments, type RequestDocument, RequestDocuments } from "./RequestDocuments";

export interface EnrolmentRequestView extends RequestDetail {
  /** What the town asks of the household or of this child, in its order. */
  readonly documents: readonly RequestDocument[];
}

/** What ends is not what was shown: of the same last day, or of another one, which the agent has written. */
export type ReadAgain = { readonly why: "changed"; readonly days: readonly LocalDate[] } | { readonly why: "day" };

interface EnrolmentRequestPageProps {
  readonly base: string;
  readonly today: LocalDate;
  readonly request: EnrolmentRequestView;
  readonly pending: boolean;
  readonly mayReadFamilies: boolean;
  readonly mayHandleDocuments: boolean;
  readonly filter: QueueFilter;
  readonly reason: string;
  readonly again: ReadAgain | null;
  readonly accept: FormAction;
  readonly refuse: FormAction;
}

const HOUSEHOLD = "tous les responsables du dossier";

/** A request about an enrolment, with what one decides it by (W1). */
export function EnrolmentRequestPage(props: EnrolmentRequestPageProps) {
  const { base, today, request, pending, mayReadFamilies, mayHandleDocuments, filter, reason, again, accept, refuse } =
    props;
  const { child, others, ending } = request;
  return (
    <>
      {pending ? <ItemKeys /> : null}
      {pending && again ? <AgainNotice again={again} lastDay={ending?.lastDay ?? request.lastDay} /> : null}
      {pending ? <Warnings request={request} /> : null}
      <Facts facts={factsOf({ base, today, request, mayReadFamilies })} />
      {request.kind === "inscription" ? (
        <RequestDocuments base={base} documents={request.documents} mayOpen={mayHandleDocuments} />
      ) : null}
      {others.length > 0 ? (
        <>
          <h2>Les autres demandes de cette famille</h2>
          <ul>
            {others.map(({ id, kind, firstName, activityName }) => (
              <li key={id}>
                <a href={base + itemPath({ kind: "inscription", id }, filter)}>
                  {firstName}, {activityName}
                </a>
                {kind === "desinscription" ? " (arrêt)" : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {pending ? (
        <>
          <section aria-labelledby="accepter-titre" id="accepter" tabIndex={-1}>
            <h2 id="accepter-titre">Accepter</h2>
            {request.kind === "inscription" ? <LackingDocuments documents={request.documents} /> : null}
            <MailFrame mail={acceptedMail(request)} to={HOUSEHOLD} />
            <AcceptEnrolmentForm
              action={accept}
              filter={filter}
              firstName={child.firstName}
              from={request.kind === "inscription" ? typedDay(request.firstDay) : null}
              requestId={request.id}
              seen={ending?.seen ?? null}
              to={typedDay(ending?.lastDay ?? request.lastDay)}
            />
          </section>
          <section aria-labelledby="refuser-titre" id="refuser" tabIndex={-1}>
            <h2 id="refuser-titre">Refuser</h2>
            <RefuseForm
              action={refuse}
              answers={request.kind}
              filter={filter}
              id={request.id}
              kind="inscription"
              mail={enrolmentRefusedMail(WRITTEN, {
                kind: request.kind,
                firstName: child.firstName,
                activityName: request.activity.name,
              })}
              reason={reason}
              to={HOUSEHOLD}
            />
          </section>
        </>
      ) : null}
    </>
  );
}

function AgainNotice({ again, lastDay }: { again: ReadAgain; lastDay: LocalDate }) {
  return (
    <Alert kind="warning" live title="Rien n’est encore enregistré">
      <p>
        {again.why === "changed"
          ? `Depuis que vous avez lu cette page, ${endingChangeText(again.days)}. `
          : `Vous avez écrit un autre dernier jour\u00a0: le ${formatDayWithYear(lastDay)}. Voici ce qui s’arrête alors. `}
        Relisez, puis acceptez de nouveau.
      </p>
    </Alert>
  );
}

function Warnings({ request }: { request: EnrolmentRequestView }) {
  const { kind, child, firstDay, lastDay, places } = request;
  const enrolments = request.enrolments.filter((known) => known.firstDay <= lastDay && firstDay <= known.lastDay);
  return (
    <>
      {kind === "inscription" && enrolments.length > 0 ? (
        <Alert kind="warning" title={`${child.firstName} a déjà une inscription à cette activité`}>
          <p>
            Elle va {enrolments.map((known) => periodText(known)).join(", puis ")}. Acceptez pour d’autres jours, ou
            refusez avec le modèle «&nbsp;Déjà inscrit&nbsp;».
          </p>
        </Alert>
      ) : null}
      {places && places.full === places.days ? <Alert kind="warning" title="Tout est complet dans son école" /> : null}
      {kind === "desinscription" && child.twoHouseholds ? (
        <Alert kind="warning" title="Cet enfant a deux foyers">
          <p>
            L’inscription est celle de l’enfant&nbsp;: l’arrêter annule aussi, sans frais, ce que l’autre foyer a
            réservé après ce jour. L’autre foyer en est prévenu par e-mail, si son adresse est connue.
          </p>
        </Alert>
      ) : null}
    </>
  );
}

function factsOf({
  base,
  today,
  request,
  mayReadFamilies,
}: Pick<EnrolmentRequestPageProps, "base" | "today" | "request" | "mayReadFamilies">) {
  const { kind, child, activity, firstDay, lastDay, ending, comment } = request;
  const dossier = `Dossier n°\u00a0${request.familyNumber}, ${request.familyName}`;
  const { years } = plainDate(child.birthdate).until(plainDate(today), { largestUnit: "years" });
  const others = kind === "inscription" ? request.enrolments.map((known) => periodText(known)).join("\u00a0; ") : "";
  return [
    [
      "Demande",
      kind === "inscription"
        ? `Inscrire ${periodText({ firstDay, lastDay })}`
        : `Arrêter le ${formatDayWithYear(lastDay)}`,
    ],
    ["Activité", activity.name],
    ["Enfant", `${child.name}, ${years}\u00a0ans (${formatDayWithYear(child.birthdate)})`],
    ["École", [child.school, classText(child.className, child.level)].filter((part) => part !== "").join(", ")],
    ...(child.nextSchool ? [["Changement d’école", nextSchoolText(child)] as const] : []),
    [
      "Famille",
      mayReadFamilies ? (
        <a href={`${base}/agents/familles/${request.familyId}`} key="dossier">
          {dossier}
        </a>
      ) : (
        dossier
      ),
    ],
    ["Demandé par", request.requester],
    ...(comment ? [["Message", comment] as const] : []),
    ...(others ? [["Ses autres inscriptions", others] as const] : []),
    ...(kind === "inscription" ? [["Places dans son école", placesText(request.places)] as const] : []),
    ...(ending ? [[`Réservations après le ${formatDayWithYear(ending.lastDay)}`, endingText(ending)] as const] : []),
  ] as const;
}

function periodText({ firstDay, lastDay }: { readonly firstDay: LocalDate; readonly lastDay: LocalDate }): string {
  return `du ${formatDayWithYear(firstDay)} au ${formatDayWithYear(lastDay)}`;
}

function placesText(places: PlacesAhead | null): string {
  if (!places) return "aucune place n’est ouverte sur ces jours";
  const days = `${counted(places.days, "jour ouvert", "jours ouverts")} jusqu’au ${formatDay(places.last)}`;
  if (places.full > 0) return `${days}, dont ${counted(places.full, "complet", "complets")}`;
  return `${days}, au moins ${places.least} ${places.least > 1 ? "places libres" : "place libre"} chaque jour`;
}

function endingText({ free, late, waiting, elsewhere }: RequestEnding): string {
  const rest = [
    ...(late.length > 0 ? [`${late.length} à laisser, toujours dues\u00a0: demandé trop tard pour les annuler`] : []),
    ...(elsewhere.length > 0 ? [`${elsewhere.length} de l’autre foyer à annuler sans frais`] : []),
    ...(waiting.length > 0
      ? [`listes d’attente et places proposées qui s’arrêtent aussi\u00a0: ${waiting.map(formatDay).join(", ")}`]
      : []),
  ];
  const own = free.length + late.length === 0 ? "aucune" : `${free.length} à annuler sans frais`;
  return [own, ...rest].join("\u00a0; ");
}

function acceptedMail({ kind, child, activity, firstDay, lastDay, ending }: EnrolmentRequestView) {
  const words =
    kind === "inscription"
      ? enrolledMail(child.firstName, { activityName: activity.name, firstDay, lastDay })
      : enrolmentEndedMail(child.firstName, {
          activityName: activity.name,
          lastDay: ending?.lastDay ?? lastDay,
          cancelled: ending?.free.length ?? 0,
          kept: ending?.late ?? [],
          waiting: ending?.waiting ?? [],
        });
  return { ...words, action: { label: words.actionLabel } };
}
