import { askHref, DRAFT_RESUMED } from "@/components/enrolment/enrolment-links";
import { SendEnrolmentForm } from "@/components/enrolment/SendEnrolmentForm";
import { DoneMessage } from "@/components/families/DoneMessage";
import { read } from "@/server/api/caller";
import { readEnrolmentDraft } from "@/server/api/enrolment-draft";
import { formatDayWithYear } from "@/server/platform/dates";
import { familyShell } from "../../family-shell";
import { sendEnrolment } from "../actions";
import { EnrolmentFrame } from "../EnrolmentFrame";

interface PageProps {
  readonly searchParams: Promise<{ activite?: string; enfants?: string; du?: string; reprise?: string }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { activite = "", enfants = "", du = "", reprise } = await searchParams;
  const { base } = await familyShell();
  const wish = { activityId: activite, children: enfants.split("."), from: du };
  const { recap, refusal, sent } = await read((api) => api.booking.enrolment.recap(wish), "/famille/inscriptions");
  const needs = await read((api) => api.documents.needs({ activityId: activite }), "/famille/inscriptions");
  const kept = reprise ? await readEnrolmentDraft() : undefined;
  const isOfThis = kept?.activityId === activite && kept.children.join(".") === enfants;
  return (
    <EnrolmentFrame refusal={refusal} sent={sent} title="Récapitulatif de votre demande">
      {recap ? (
        <>
          <DoneMessage done={reprise} texts={DRAFT_RESUMED} />
          <p>
            Inscription à «&nbsp;{recap.activityName}&nbsp;», à partir du {formatDayWithYear(recap.firstDay)},
            pour&nbsp;:
          </p>
          <ul>
            {recap.children.map(({ id, firstName, schoolName, lastDay, next }) => (
              <li key={id}>
                <strong>{firstName}</strong>, {schoolName || "école non renseignée"}&nbsp;: jusqu’au{" "}
                {formatDayWithYear(lastDay)}
                {next ? `, car une autre inscription commence le ${formatDayWithYear(next)}` : null}
              </li>
            ))}
          </ul>
          <p>
            {recap.atOnce
              ? "L’inscription est faite tout de suite. Vous pourrez ensuite réserver des jours\u00a0: l’inscription n’en réserve aucun."
              : "La mairie répond à votre demande par e-mail. Une fois l’inscription acceptée, vous pourrez réserver des jours\u00a0: l’inscription n’en réserve aucun."}
          </p>
          <p>
            <a
              href={askHref(base, recap.activityId, {
                children: recap.children.map(({ id }) => id),
                from: recap.firstDay,
              })}
            >
              Corriger ma demande
            </a>
          </p>
          <SendEnrolmentForm
            action={sendEnrolment}
            comment={isOfThis ? kept.comment : ""}
            needs={needs.filter(({ child }) => child === null || recap.children.some(({ id }) => id === child.id))}
            recap={recap}
          />
        </>
      ) : null}
    </EnrolmentFrame>
  );
}
