import { Alert } from "@/components/dsfr/Alert";
import { OpeningRecapPage } from "@/components/openings/OpeningRecapPage";
import { openingsHref } from "@/components/openings/openings-links";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../agent-space";
import { oneOf, type Query } from "../../../../query";
import { saveOpening } from "../actions";
import { askedOpening } from "../asked-opening";
import { OpeningFrame } from "../OpeningFrame";

interface Props {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { code } = await params;
  const { base } = await agentSpace();
  const asked = { code, ...(await askedOpening(searchParams)) };
  const back = openingsHref("", code);
  const { recap, refusal } = await read((api) => api.booking.openings.recap(asked), back);
  const { activity } = await read((api) => api.booking.openings.form({ code }), back);
  const moved = (await oneOf(searchParams, "suite")) === "relire";
  return (
    <OpeningFrame activity={activity} title="Vérifier l’ouverture">
      {recap ? (
        <OpeningRecapPage action={saveOpening} base={base} moved={moved} recap={recap} />
      ) : (
        <>
          <Alert kind="warning" title="Il n’y a rien à confirmer">
            <p>{refusal}</p>
          </Alert>
          <p>
            <a href={openingsHref(base, code)}>Revenir aux ouvertures</a>
          </p>
        </>
      )}
    </OpeningFrame>
  );
}
