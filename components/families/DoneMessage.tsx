import { Alert } from "../dsfr/Alert";

interface DoneMessageProps {
  readonly done: string | undefined;
  readonly texts: Readonly<Record<string, string>>;
  /** "info" where nothing was done. */
  readonly kind?: "success" | "info";
}

/** The answer to what has just been done, on the page that follows a form: `?fait=` names it. */
export function DoneMessage({ done, texts, kind = "success" }: DoneMessageProps) {
  const text = done && Object.hasOwn(texts, done) ? texts[done] : undefined;
  return text ? (
    <Alert kind={kind} live>
      {text}
    </Alert>
  ) : null;
}
