import { Alert } from "../dsfr/Alert";

interface FailedMailsDoneProps {
  /** A number of mails, as the address has it. */
  readonly sent: string | undefined;
  /** The button had promised more. */
  readonly fewer: boolean;
}

/** What has just been sent again. */
export function FailedMailsDone({ sent, fewer }: FailedMailsDoneProps) {
  if (!sent || !/^\d{1,3}$/.test(sent)) return null;
  const count = Number(sent);
  return count === 0 ? (
    <Alert kind="info" live>
      <p>Rien n’est parti de plus&nbsp;: ces e-mails viennent d’être renvoyés, ou n’ont pas d’adresse où aller.</p>
    </Alert>
  ) : (
    <Alert kind="success" live>
      <p>
        {count === 1
          ? "L’e-mail est renvoyé. Il part dans les minutes qui viennent."
          : `${count}\u00a0e-mails sont renvoyés. Ils partent dans les minutes qui viennent.`}
        {fewer ? " Les autres viennent d’être renvoyés par quelqu’un d’autre, ou n’ont plus d’adresse où aller." : null}
      </p>
    </Alert>
  );
}
