import { Badge } from "@codegouvfr/react-dsfr/Badge";

/** A state in a word, with an icon: never by colour alone (RGAA 3.1). */
export function StatusBadge(props: { kind: "info" | "success" | "warning" | "error" | "new"; children: string }) {
  return (
    <Badge as="span" severity={props.kind} small>
      {props.children}
    </Badge>
  );
}
