import { Temporal } from "temporal-polyfill";
import { ANSWERED, LEFT, LEFT_TOO_LATE } from "@/components/booking/after-leaving";
import { type SaidLine, WaitlistPage } from "@/components/booking/WaitlistPage";
import { DoneMessage } from "@/components/families/DoneMessage";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import type { WaitlistLine } from "@/server/booking/domain/waitlist-view";
import { formatInstant } from "@/server/platform/dates";
import { FamilyPage } from "../FamilyPage";
import { answerOffer, leaveWaitlist } from "./actions";

export default async function Page({ searchParams }: { searchParams: Promise<{ fait?: string }> }) {
  const here = "/famille/attente";
  const { fait } = await searchParams;
  const { base, city } = await requestSite();
  const { offers, waiting, ended, canBook } = await read((api) => api.booking.waitlist(), here);
  const inWords = (at: string | null) =>
    at && formatInstant(Temporal.Instant.from(at), city?.timezone ?? "Europe/Paris");
  const say = (line: WaitlistLine): SaidLine => ({
    ...line,
    offeredText: inWords(line.offeredAt),
    untilText: inWords(line.until),
    endedText: inWords(line.endedAt),
  });
  return (
    <FamilyPage section="attente" title="Mes listes d’attente">
      <DoneMessage done={fait} texts={{ ...LEFT, ...ANSWERED }} />
      <DoneMessage done={fait} kind="info" texts={LEFT_TOO_LATE} />
      <WaitlistPage
        answer={answerOffer}
        base={base}
        canBook={canBook}
        ended={ended.map(say)}
        leave={leaveWaitlist}
        offers={offers.map(say)}
        waiting={waiting.map(say)}
      />
    </FamilyPage>
  );
}
