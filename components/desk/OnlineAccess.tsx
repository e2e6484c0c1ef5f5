import type { FormAction } from "../forms/form-state";
import { OpenAccountForm } from "./OpenAccountForm";
import { PrepareCodeForm } from "./PrepareCodeForm";

interface OnlineAccessProps {
  readonly base: string;
  readonly familyId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly hasLogin: boolean;
  readonly openAccount: FormAction;
  readonly prepareCode: FormAction;
}

/** How an adult of the dossier logs in, and the two ways to let one in who does not (A3, A4). */
export function OnlineAccess(props: OnlineAccessProps) {
  const { base, familyId, personId, name, email, hasLogin, openAccount, prepareCode } = props;
  if (hasLogin) return <p>{name} se connecte déjà au portail.</p>;
  return (
    <>
      <p>{name} n’a pas encore d’accès. Vérifiez d’abord une pièce d’identité, puis choisissez&nbsp;:</p>
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
