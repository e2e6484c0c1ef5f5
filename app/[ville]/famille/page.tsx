import { HomeTodo } from "@/components/families/HomeTodo";
import { HomeWeek } from "@/components/families/HomeWeek";
import { NoChildYet } from "@/components/families/NoChildYet";
import { read } from "@/server/api/caller";
import { FamilyPage } from "./FamilyPage";
import { familyShell } from "./family-shell";
import { cityToday, cityZone } from "./today";

export default async function Page() {
  const { base, displayName, family } = await familyShell();
  const { household } = family;
  const children = await read((api) => api.families.children(), "/famille");
  const { offers } = await read((api) => api.booking.waitlist());
  const week = await read((api) => api.booking.week());
  const needs = household ? await read((api) => api.documents.needs()) : null;
  const pays = household || family.rights.includes("pay");
  const account = pays ? await read((api) => api.billing.family.account()) : null;
  const known = household ? await read((api) => api.families.household()) : null;
  const canEdit = family.rights.includes("edit");
  const toGive = canEdit && known?.quotient === null;
  return (
    <FamilyPage section="accueil" title={`Bonjour ${displayName}`}>
      <HomeTodo
        base={base}
        canEdit={canEdit}
        invoices={account?.invoices.filter(({ open }) => open > 0) ?? []}
        needs={needs}
        offers={offers}
        quotientKnown={known && known.quotient !== null}
        quotientOffered={toGive && (await read((api) => api.families.quotient.step())).offered}
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
    </FamilyPage>
  );
}
