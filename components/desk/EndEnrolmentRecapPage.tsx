import {
  type AskedEnd,
  type DeskEndRecap,
  ENDED_KINDS,
  type EndedDay,
  type EndMails,
} from "@/server/booking/domain/desk-ending";
import { formatDayWithYear, formatWeekdayWithYear } from "@/server/platform/dates";
import { counted } from "../closing/closing-words";
import type { FormAction } from "../forms/form-state";
import { SendEndEnrolmentForm } from "./SendEndEnrolmentForm";

interface EndEnrolmentRecapPageProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly childId: string;
  readonly enrolmentId: string;
  readonly recap: DeskEndRecap;
}

const SECTIONS = {
  free: { title: "Réservations annulées, sans frais", intro: "La famille ne doit rien pour ces jours." },
  late: {
    title: "Réservations annulées sans frais, délai passé",
    intro:
      "La famille ne pouvait plus les annuler sans frais. Un arrêt saisi par la mairie les annule quand même, et elle ne doit rien pour ces jours.",
  },
  waiting: { title: "Listes d’attente qui s’arrêtent", intro: "L’enfant n’y attend plus de place." },
  offered: {
    title: "Places proposées qui ne le sont plus",
    intro: "La famille n’avait pas encore répondu. Elle ne peut plus accepter.",
  },
} as const;

/** What ending an enrolment cancels, and whom it tells (B1). Nothing is done yet. */
export function EndEnrolmentRecapPage({ recap, ...form }: EndEnrolmentRecapPageProps) {
  const { activityName, firstDay, formerLastDay, lastDay, keptUntil, days, asked, mails } = recap;
  return (
    <>
      <dl className="preau-facts">
        <dt>Activité</dt>
        <dd>{activityName}</dd>
        <dt>Inscription</dt>
        <dd>
          Du {formatDayWithYear(firstDay)} au {formatDayWithYear(formerLastDay)}
        </dd>
        <dt>Nouveau dernier jour</dt>
        <dd>{formatDayWithYear(lastDay)}</dd>
      </dl>
      <p>Rien n’est encore enregistré. Une fois arrêtée, cette inscription ne permet plus de réserver après ce jour.</p>
      {asked.map((request) => (
        <Asked key={String(request.elsewhere)} {...request} />
      ))}
      {keptUntil ? (
        <p>
          Ce dernier jour est passé. Ce qui est réservé jusqu’à aujourd’hui, {formatDayWithYear(keptUntil)}, ne change
          pas.
        </p>
      ) : null}
      {days.length === 0 ? (
        <p>Rien à annuler&nbsp;: ensuite, aucun jour n’est réservé ni attendu par cette inscription.</p>
      ) : null}
      {ENDED_KINDS.map((kind) => (
        <Days key={kind} {...SECTIONS[kind]} days={days.filter(({ what }) => what === kind)} />
      ))}
      {days.some(({ what }) => what !== "waiting") ? (
        <p>Les places rendues sont proposées à ceux qui attendent, s’il est encore temps de réserver.</p>
      ) : null}
      <h2>Qui reçoit un e-mail</h2>
      <Mails mails={mails} />
      <SendEndEnrolmentForm {...form} recap={recap} />
    </>
  );
}

function Asked({ lastDay, elsewhere, answered }: AskedEnd) {
  return (
    <p>
      {elsewhere ? "L’autre foyer" : "Ce foyer"} a demandé en ligne que cette inscription s’arrête le{" "}
      {formatDayWithYear(lastDay)}.{" "}
      {answered
        ? "Votre confirmation répond à sa demande\u00a0: elle est acceptée, et il ne reçoit qu’un e-mail, celui de l’arrêt."
        : "C’est plus tôt que le dernier jour que vous avez choisi\u00a0: sa demande reste à traiter."}
    </p>
  );
}

function Days({ days, title, intro }: { days: readonly EndedDay[]; title: string; intro: string }) {
  if (days.length === 0) return null;
  return (
    <section>
      <h2>
        {title} ({days.length})
      </h2>
      <p>{intro}</p>
      <ul>
        {days.map(({ day, elsewhere }) => (
          <li key={`${day} ${elsewhere}`}>
            {formatWeekdayWithYear(day)}
            {elsewhere ? ", par l’autre foyer" : ""}
          </li>
        ))}
      </ul>
    </section>
  );
}

const UNREACHED = "aucune adresse e-mail n’est connue, prévenez-le autrement";

function Mails({ mails: { own, elsewhere } }: { mails: EndMails }) {
  return (
    <ul>
      <li>Ce foyer&nbsp;: {own.length === 0 ? UNREACHED : own.join(", ")}.</li>
      {elsewhere === null ? null : (
        <li>
          L’autre foyer&nbsp;: {elsewhere === 0 ? UNREACHED : counted(elsewhere, "adresse e-mail", "adresses e-mail")}.
        </li>
      )}
    </ul>
  );
}
