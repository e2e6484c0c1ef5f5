import type { FormAction } from "../forms/form-state";
import { TextField } from "../forms/TextField";
import { PayFipSettingForm } from "./PayFipSettingForm";

interface RegieSetting {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly client: string | null;
  readonly mode: "off" | "test" | "activation" | "production";
}

interface RegieSettingsProps {
  readonly base: string;
  readonly action: FormAction;
  readonly regies: readonly RegieSetting[];
  /** Who PayFiP says that a number stands for, or why it does not; of the régie that was asked about. */
  readonly asked:
    | {
        readonly regieId: string;
        readonly client: string;
        readonly lines: readonly string[] | null;
        readonly refusal: string | null;
      }
    | undefined;
}

/** The number of each régie at PayFiP: looked up first, recognised by a person, then saved (PROTOCOLS 1.3). */
export function RegieSettings({ base, action, regies, asked }: RegieSettingsProps) {
  return regies.map((regie) => {
    const found = asked?.regieId === regie.id ? asked : undefined;
    const client = found?.client ?? regie.client ?? "";
    return (
      <section aria-labelledby={`regie-${regie.id}`} key={regie.id}>
        <h2 id={`regie-${regie.id}`}>
          {regie.name} ({regie.code})
        </h2>
        <p>
          <a href={`${base}/agents/parametres/regies/modifier/${regie.id}`}>
            Modifier<span className="fr-sr-only"> {regie.name}</span>
          </a>
        </p>
        <form action={`${base}/agents/parametres/regies`} className="preau-filters" method="get">
          <input name="regie" type="hidden" value={regie.id} />
          <TextField
            defaultValue={client}
            errors={found?.refusal ? [found.refusal] : []}
            hint="6&nbsp;chiffres, donnés par la DGFiP"
            id={`client-${regie.id}`}
            inputMode="numeric"
            label="Numéro de client PayFiP"
            maxLength={6}
            name="client"
            spellCheck={false}
          />
          <button className="fr-btn fr-btn--secondary" type="submit">
            Vérifier auprès de PayFiP<span className="fr-sr-only"> ({regie.name})</span>
          </button>
        </form>
        {found?.lines ? (
          <>
            <p>PayFiP connaît ce numéro sous ce nom. Est-ce bien cette régie&nbsp;?</p>
            <ul>
              {found.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        ) : null}
        {found?.lines || regie.client ? (
          <PayFipSettingForm
            action={action}
            base={base}
            client={found?.lines ? client : (regie.client ?? "")}
            mode={regie.mode}
            regieId={regie.id}
          />
        ) : null}
        {regie.mode === "test" || regie.mode === "activation" ? (
          <p>
            <a href={`${base}/agents/parametres/regies/essai?regie=${regie.id}`}>
              {regie.mode === "test" ? "Faire un paiement de test" : "Faire le paiement d’activation"}
            </a>
          </p>
        ) : null}
      </section>
    );
  });
}
