import { OpeningForm } from "@/components/openings/OpeningForm";
import { knownOpening, openingTexts } from "@/components/openings/opening-values";
import { openingHref } from "@/components/openings/openings-links";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../agent-space";
import type { Query } from "../../../../query";
import { prepareOpening } from "../actions";
import { askedOpening } from "../asked-opening";
import { OpeningFrame } from "../OpeningFrame";

interface Props {
  readonly params: Promise<{ code: string; id: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { code, id } = await params;
  const { base } = await agentSpace();
  const view = await read((api) => api.booking.openings.form({ code, openingId: id }), openingHref("", code, id));
  const asked = await askedOpening(searchParams);
  // An address that says an opening comes from its recap, to write it otherwise.
  const known = knownOpening(asked.opens === "" && view.known ? openingTexts(view.known) : asked);
  return (
    <OpeningFrame activity={view.activity} title="Modifier l’ouverture">
      <OpeningForm action={prepareOpening} base={base} known={known} openingId={id} view={view} />
    </OpeningFrame>
  );
}
