import { HomePapers } from "@/components/families/HomePapers";
import { HomeTodo } from "@/components/families/HomeTodo";
import { HomeWeek } from "@/components/families/HomeWeek";
import { NoChildYet } from "@/components/families/NoChildYet";
import { readTogether } from "@/server/api/caller";
import { enrolmentNews, NO_NEWS } from "@/server/booking/domain/enrolments-view";
import { FamilyPage } from "./FamilyPage";
import { familyShell } from "./family-shell";
import { cityToday, cityZone } from "./today";

export default async function Page() {
  const { base, displayName, family } = await familyShell();
  const { household } = family;
  const canEdit = family.rights.includes("edit");
  const pays = household || family.rights.includes("pay");
  const { children, offers, week, needs, account, pending, known, quotientOffered, enrolments } = await readTogether(
    async (api) => {
      const found = household ? await api.families.household() : null;
      const toGive = canEdit && found?.quotient === null;
      return {
        children: await api.families.children(),
        offers: (await api.booking.waitlist()).offers,
        week: await api.booking.week(),
        needs: household ? await api.documents.needs() : null,
        account: pays ? await api.billing.family.account() : null,
        pending: pays ? await api.payments.family.pending() : [],
        known: found,
        enrolments: household && canEdit ? await api.booking.enrolment.overview() : null,
        quotientOffered: toGive && (await api.families.quotient.step()).offered,
      };
    },
    "/famille",
  );
  return (
    <FamilyPage section="accueil" title={`Bonjour ${displayName}`}>
      <HomeTodo
        base={base}
        canBook={family.rights.includes("book")}
        canEdit={canEdit}
        invoices={account?.invoices.filter(({ open }) => open > 0) ?? []}
        needs={needs}
        offers={offers}
        pending={pending}
        quotientKnown={known && known.quotient !== null}
        quotientOffered={quotientOffered}
        enrolments={enrolments ? enrolmentNews(enrolments) : NO_NEWS}
        zone={await cityZone()}
      />
      {children.length === 0 ? (
        <NoChildYet base={base} />
      ) : (
        <HomeWeek
          base={base}
          canBook={family.rights.includes("book")}
          today={await cityToday()}
          week={week}
          who={children}
        />
      )}
      {account ? <HomePapers account={account} base={base} /> : null}
    </FamilyPage>
  );
}
