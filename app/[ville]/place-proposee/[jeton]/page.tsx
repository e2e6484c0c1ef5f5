import { Temporal } from "temporal-polyfill";
import { OfferPage, offerTitle } from "@/components/booking/OfferPage";
import { PageShell } from "@/components/layout/PageShell";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { formatInstant } from "@/server/platform/dates";
import { answerOfferByLink } from "./actions";

interface PageProps {
  readonly params: Promise<{ jeton: string }>;
}

export default async function Page({ params }: PageProps) {
  const { jeton } = await params;
  const { base, city, theme } = await requestSite();
  const view = await read((api) => api.booking.offerByLink({ token: jeton }));
  const untilText = view.until && formatInstant(Temporal.Instant.from(view.until), city?.timezone ?? "Europe/Paris");
  return (
    <PageShell base={base} theme={theme} title={offerTitle(view)}>
      <OfferPage action={answerOfferByLink} base={base} token={jeton} untilText={untilText} view={view} />
    </PageShell>
  );
}
