import { ClosingForm } from "@/components/closing/ClosingForm";
import { formWith } from "@/components/forms/form-state";
import { read } from "@/server/api/caller";
import { isLocalDate } from "@/server/platform/dates";
import { typedDay } from "@/server/platform/local-date";
import { agentSpace } from "../../../agent-space";
import type { Query } from "../../../query";
import { checkClosing } from "../actions";
import { ClosingFrame } from "../ClosingFrame";
import { wishOf } from "../wish-query";

const typed = (day: string) => (isLocalDate(day) ? typedDay(day) : day);

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const choices = await read((api) => api.booking.closing.choices(), "/agents/activites/fermetures/nouvelle");
  const { from, to, ...wish } = await wishOf(searchParams);
  const initial = formWith({ ...wish, from: typed(from), to: to === from ? "" : typed(to) });
  return (
    <ClosingFrame below title="Fermer des jours">
      <ClosingForm action={checkClosing} base={base} choices={choices} initial={initial} />
      <p>
        <a href={`${base}/agents/activites/fermetures`}>Revenir aux fermetures</a>
      </p>
    </ClosingFrame>
  );
}
