import type { OnlineAccess as Access } from "@/server/families/domain/online-access";
import type { FormAction } from "../forms/form-state";
import { AdultLogins } from "./AdultLogins";
import { accessText } from "./access-text";
import { OpenAccountForm } from "./OpenAccountForm";
import { PrepareCodeForm } from "./PrepareCodeForm";

interface OnlineAccessProps {
  readonly base: string;
  readonly personId: string;
  readonly email: string;
  readonly access: Access;
  readonly zone: string;
  readonly openAccount: FormAction;
  readonly prepareCode: FormAction;
}

/** How an adult of the dossier logs in and what staff may change of it, or the two ways to let one in (A3, A4). */
export function OnlineAccess(props: OnlineAccessProps) {
  const { base, personId, email, access, zone, openAccount, prepareCode } = props;
  const { name, family, status } = access;
  const { familyId } = family;
  if (status !== "none") {
    const decide = `${base}/agents/familles/${familyId}/adultes/${personId}/acces`;
    return <AdultLogins access={access} decide={decide} zone={zone} />;
  }
  return (
    <>
      {access.trace.decided ? <p>{accessText(access.trace, zone)}</p> : null}
      <p>{name} n’a pas d’accès. Vérifiez d’abord une pièce d’identité, puis choisissez&nbsp;:</p>
      <h3>Avec un identifiant et un mot de passe</h3>
      <p>
        Un mot de passe provisoire part à l’adresse e-mail ci-dessous. Il sert une fois, pendant 7&nbsp;jours. Vous ne
        le voyez pas.
      </p>
      <OpenAccountForm action={openAccount} base={base} email={email} familyId={familyId} personId={personId} />
      <h3>Avec FranceConnect et un code d’activation</h3>
      <p>
        La personne se connecte avec FranceConnect, puis recopie le code. Il sert une fois, pendant 7&nbsp;jours, et
        seulement si FranceConnect reconnaît la même personne. Un nouveau code remplace l’ancien.
      </p>
      <PrepareCodeForm action={prepareCode} base={base} email={email} familyId={familyId} personId={personId} />
    </>
  );
}
