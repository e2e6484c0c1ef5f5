import { FieldErrors, FieldHint, FieldLabel, type FieldProps, stateClass } from "./FieldParts";
import { describedBy } from "./field-binding";

export interface FileFieldProps extends Omit<FieldProps, "hint" | "submitted"> {
  /** What is taken, said before choosing: "PDF, JPEG ou PNG, 5 Mo au plus." */
  readonly limits: string;
  /** The same for the browser: ".pdf,.jpg,.jpeg,.png". Only a help; the content is checked by the server. */
  readonly accept: string;
  readonly multiple?: boolean;
}

/** A file cannot be shown again after a refusal: browsers forbid it. The message of the error must ask for it again. */
export function FileField({ id, name, label, limits, required, errors = [], accept, multiple }: FileFieldProps) {
  return (
    <div className={stateClass("fr-upload-group", errors)}>
      <FieldLabel id={id} label={label} required={required} />
      <FieldHint id={id} hint={limits} />
      <input
        {...describedBy({ id, hint: limits, errors })}
        accept={accept}
        className="fr-upload"
        id={id}
        multiple={multiple}
        name={name}
        required={required}
        type="file"
      />
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}
