import { removeOpeningHref } from "@/components/openings/openings-links";
import { RemoveOpeningPage } from "@/components/openings/RemoveOpeningPage";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../../agent-space";
import { oneOf, type Query } from "../../../../../query";
import { removeOpening } from "../../actions";
import { OpeningFrame } from "../../OpeningFrame";

interface Props {
  readonly params: Promise<{ code: string; id: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { code, id } = await params;
  const { base } = await agentSpace();
  const recap = await read(
    (api) => api.booking.openings.removal({ code, openingId: id }),
    removeOpeningHref("", code, id),
  );
  const moved = (await oneOf(searchParams, "suite")) === "relire";
  return (
    <OpeningFrame activity={recap.activity} title="Retirer une ouverture">
      <RemoveOpeningPage action={removeOpening} base={base} moved={moved} recap={recap} />
    </OpeningFrame>
  );
}
