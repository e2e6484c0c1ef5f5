import { DateField } from "../forms/DateField";
import type { FieldBinding } from "../forms/field-binding";
import { RadioGroup } from "../forms/RadioGroup";

interface ResidenceFieldsProps {
  readonly field: (name: "residence" | "from") => FieldBinding;
  /** The moves that are known, in words; null without any. */
  readonly moves: string | null;
}

/** Where a household lives for the fees, and from when: the fields of every form that decides it. */
export function ResidenceFields({ field, moves }: ResidenceFieldsProps) {
  return (
    <>
      <RadioGroup
        {...field("residence")}
        hint="Pour le tarif. Chaque jour est facturé selon le lieu où la famille habitait ce jour-là."
        label="Résidence"
        options={[
          { value: "commune", label: "Dans la commune" },
          { value: "interco", label: "Dans l’intercommunalité" },
          { value: "outside", label: "Hors de la commune" },
        ]}
        required
      />
      {moves === null ? null : <p>Déjà noté&nbsp;: {moves}.</p>}
      <DateField
        {...field("from")}
        hint="Si la résidence change&nbsp;: son premier jour, passé ou à venir. Sans réponse, aujourd’hui. Les jours déjà facturés sont régularisés par la prochaine facture."
        label="À partir du"
      />
    </>
  );
}
