import { DataTable } from "@/components/dsfr/DataTable";
import type { ShellTheme } from "@/components/layout/shell-theme";
import { COOKIES, PURPOSES, RETENTION, RIGHTS } from "./personal-data-facts";

interface PersonalDataProps {
  readonly notice: { readonly publisher: string; readonly dataProtectionContact: string | null };
  readonly contact: ShellTheme["contact"];
}

export function PersonalData({ notice, contact }: PersonalDataProps) {
  const { publisher, dataProtectionContact } = notice;
  return (
    <>
      <p className="fr-text--lead">
        Nous demandons ce qui sert à accueillir vos enfants, rien de plus. Vos données ne sont ni vendues, ni utilisées
        pour de la publicité.
      </p>

      <h2>Qui en est responsable</h2>
      <p>{publisher} est responsable de ces données. Chaque commune ne voit que les siennes.</p>

      <h2>À quoi elles servent</h2>
      <DataTable
        caption="Usages des données et ce qui les permet"
        columns={[
          { key: "what", label: "Usage" },
          { key: "ground", label: "Ce qui le permet (base légale)" },
        ]}
        hideCaption
        rows={PURPOSES.map(({ what, ground }) => ({ key: what, cells: [what, ground] }))}
      />
      <p>
        Un champ «&nbsp;obligatoire&nbsp;» est nécessaire à la démarche. Nous ne demandons jamais la religion, et un
        régime alimentaire se dit par le repas («&nbsp;sans viande&nbsp;»), jamais par sa raison.
      </p>

      <h2>D’où elles viennent, qui les voit</h2>
      <p>
        Elles viennent de vous, de FranceConnect si vous l’utilisez, et parfois de la CAF ou de la MSA pour le quotient
        familial. Les agents voient ce dont leur travail a besoin&nbsp;; chaque lecture d’une donnée de santé laisse une
        trace. La cuisine reçoit des nombres de repas&nbsp;; les agents qui préparent le service voient aussi les noms
        et les régimes. L’hébergeur et le service d’envoi des e-mails travaillent pour la commune, à ses conditions.
      </p>
      <p>
        Quand vous payez en ligne, la direction générale des Finances publiques (DGFiP), qui tient PayFiP, reçoit le
        montant, le numéro de la facture et votre adresse e-mail&nbsp;; vous tapez votre carte ou votre compte chez
        elle, et ce portail ne les voit jamais. Le comptable public reçoit ce qu’il lui faut pour encaisser ou réclamer
        une facture, et le tiers qui en paie une part, le CCAS par exemple, le détail de cette part.
      </p>

      <h2>Combien de temps nous les gardons</h2>
      <p>
        Ces durées sont celles que la commune s’est fixées. Cette version du portail n’efface encore rien d’elle-même,
        et son journal, qui garde la trace de chaque changement, est conservé&nbsp;: pour faire effacer ce qui peut
        l’être, écrivez à la commune (voir vos droits, plus bas).
      </p>
      <DataTable
        caption="Durées de conservation"
        columns={[
          { key: "data", label: "Donnée" },
          { key: "active", label: "Elle sert" },
          { key: "after", label: "Ensuite, ce qui est prévu" },
        ]}
        hideCaption
        rows={RETENTION.map(({ data, active, after }) => ({ key: data, cells: [data, active, after] }))}
        stacked
      />

      <h2>Vos droits</h2>
      <p>Vous pouvez&nbsp;:</p>
      <ul>
        {RIGHTS.map((right) => (
          <li key={right}>{right}.</li>
        ))}
      </ul>
      {dataProtectionContact ? (
        <p>
          Écrivez à la personne chargée de la protection des données&nbsp;:{" "}
          <a href={`mailto:${dataProtectionContact}`}>{dataProtectionContact}</a>. La réponse arrive dans un délai d’un
          mois.
        </p>
      ) : (
        <p>
          Écrivez au service&nbsp;: {[contact.service, ...contact.address].join(", ")}. La réponse arrive dans un délai
          d’un mois.
        </p>
      )}
      <p>
        Si la réponse ne vous convient pas, vous pouvez adresser une réclamation à la{" "}
        <a href="https://www.cnil.fr/fr/plaintes">CNIL</a>.
      </p>

      <h2>Cookies</h2>
      <p>
        Ce portail n’utilise que des cookies nécessaires à son fonctionnement. Il ne mesure pas votre navigation et
        n’appelle aucun autre site&nbsp;: il n’a donc pas à vous demander votre accord.
      </p>
      <DataTable
        caption="Cookies utilisés"
        columns={[
          { key: "use", label: "À quoi il sert" },
          { key: "life", label: "Durée" },
          { key: "name", label: "Nom" },
        ]}
        hideCaption
        rows={COOKIES.map(({ name, use, life }) => ({ key: name, cells: [use, life, name] }))}
      />
    </>
  );
}
