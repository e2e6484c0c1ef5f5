import { OpeningForm } from "@/components/openings/OpeningForm";
import { knownOpening } from "@/components/openings/opening-values";
import { newOpeningHref } from "@/components/openings/openings-links";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../agent-space";
import type { Query } from "../../../../query";
import { prepareOpening } from "../actions";
import { askedOpening } from "../asked-opening";
import { OpeningFrame } from "../OpeningFrame";

interface Props {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { code } = await params;
  const { base } = await agentSpace();
  const view = await read((api) => api.booking.openings.form({ code }), newOpeningHref("", code));
  const known = knownOpening(await askedOpening(searchParams));
  return (
    <OpeningFrame activity={view.activity} title="Ajouter une ouverture">
      <OpeningForm action={prepareOpening} base={base} known={known} openingId={null} view={view} />
    </OpeningFrame>
  );
}
