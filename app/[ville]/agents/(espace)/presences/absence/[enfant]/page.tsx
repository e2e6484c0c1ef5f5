import { AbsenceForm } from "@/components/attendance/AbsenceForm";
import { Alert } from "@/components/dsfr/Alert";
import { read } from "@/server/api/caller";
import { nowhere } from "@/server/api/nowhere";
import { absenceFormSchema } from "@/server/booking/attendance-schemas";
import { formatDay } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { isExistingDay } from "@/server/platform/local-date";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import { oneOf, type Query } from "../../../query";
import { recordAbsence } from "../../actions";

interface PageProps {
  readonly params: Promise<{ readonly enfant: string }>;
  readonly searchParams: Query;
}

/** What was just noted, from the address of the answer; nothing when it says nothing that makes sense. */
async function doneText(query: Query): Promise<string | undefined> {
  const [days, first, last] = [await oneOf(query, "jours"), await oneOf(query, "du"), await oneOf(query, "au")];
  if (!days || !/^[1-9]\d{0,2}$/.test(days) || !first || !last) return undefined;
  if (!isExistingDay(first) || !isExistingDay(last)) return undefined;
  const count = days === "1" ? "1 jour d’absence est noté" : `${days} jours d’absence sont notés`;
  return first === last ? `${count}, ${formatDay(first)}.` : `${count}, du ${formatDay(first)} au ${formatDay(last)}.`;
}

/** Of which days nothing was noted, because a sheet says that the child came. */
async function seenText(query: Query): Promise<string | undefined> {
  const days = (await oneOf(query, "venu"))?.split(",") ?? [];
  if (days.length === 0 || days.length > 31 || !days.every(isExistingDay)) return undefined;
  const listed = days.filter(isExistingDay).map(formatDay).join(", ");
  return `La feuille de présence dit que l’enfant est venu sans réservation (${listed})\u00a0: rien n’y est changé. Si c’est une erreur, corrigez la feuille.`;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { base } = await agentSpace();
  const asked = absenceFormSchema.safeParse({ childId: (await params).enfant });
  if (!asked.success) return nowhere();
  const { child, activities, mayReadFamilies } = await read((api) => api.attendance.absenceForm(asked.data), "/agents");
  const [done, seen] = [await doneText(searchParams), await seenText(searchParams)];
  return (
    <AgentPage
      above={[{ href: `${base}/agents/presences`, label: "Présences" }]}
      section="presences"
      title={`Absence ${elide("de", child.firstName)} ${child.lastName}`}
    >
      {done ? (
        <Alert kind="success" title="L’absence est enregistrée">
          <p>{done}</p>
          {seen ? <p>{seen}</p> : null}
        </Alert>
      ) : null}
      <p>
        Seuls les jours réservés de la période sont notés. Une absence justifiée n’est pas facturée, ou est remboursée
        sur la facture suivante.
      </p>
      <AbsenceForm action={recordAbsence} activities={activities} base={base} childId={child.childId} />
      {mayReadFamilies ? (
        <p>
          <a href={`${base}/agents/familles/${child.familyId}`}>Dossier de la famille</a>
        </p>
      ) : null}
    </AgentPage>
  );
}
