import { EndRecapPage } from "@/components/enrolment/EndRecapPage";
import { read } from "@/server/api/caller";
import { changedDays } from "@/server/booking/domain/ending-effects.fr";
import { familyShell } from "../../../../family-shell";
import { sendEnd } from "../../../actions";
import { EnrolmentFrame } from "../../../EnrolmentFrame";

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ au?: string; change?: string }>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { au = "", change } = await searchParams;
  const wish = { enrolmentId: (await params).id, lastDay: au };
  const changed = change === undefined ? null : changedDays(change);
  const { base } = await familyShell();
  const { recap, refusal } = await read((api) => api.booking.enrolment.endRecap(wish), "/famille/inscriptions");
  return (
    <EnrolmentFrame refusal={refusal} title="Récapitulatif de l’arrêt">
      {recap ? <EndRecapPage action={sendEnd} base={base} changed={changed} recap={recap} /> : null}
    </EnrolmentFrame>
  );
}
