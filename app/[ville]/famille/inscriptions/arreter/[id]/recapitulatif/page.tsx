import { EndRecapPage } from "@/components/enrolment/EndRecapPage";
import { read } from "@/server/api/caller";
import { familyShell } from "../../../../family-shell";
import { sendEnd } from "../../../actions";
import { EnrolmentFrame } from "../../../EnrolmentFrame";

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ au?: string }>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const wish = { enrolmentId: (await params).id, lastDay: (await searchParams).au ?? "" };
  const { base } = await familyShell();
  const { recap, refusal, sent } = await read((api) => api.booking.enrolment.endRecap(wish), "/famille/inscriptions");
  return (
    <EnrolmentFrame refusal={refusal} sent={sent} title="Récapitulatif de l’arrêt">
      {recap ? <EndRecapPage action={sendEnd} base={base} recap={recap} /> : null}
    </EnrolmentFrame>
  );
}
