import { elide } from "@/server/platform/elision";

/** What the upload pages are made from. */
export interface UploadOffer {
  readonly types: ReadonlyArray<{
    readonly id: string;
    readonly label: string;
    readonly hint: string;
    readonly audience: "family" | "child";
    readonly required: boolean;
  }>;
  readonly children: ReadonlyArray<{ readonly id: string; readonly firstName: string }>;
}

/** Where a file may go: a kind of document, of the household or of one child. */
export interface UploadPlace {
  readonly key: string;
  readonly typeId: string;
  readonly childId: string | null;
  /** "Attestation d’assurance scolaire de Lou" */
  readonly label: string;
  readonly hint: string;
  readonly required: boolean;
  /** The query of the upload page for this place. */
  readonly query: string;
}

export function placesOf({ types, children }: UploadOffer): UploadPlace[] {
  return types.flatMap(({ id, label, hint, audience, required }) =>
    (audience === "child" ? children : [null]).map((child) => ({
      key: `${id} ${child?.id ?? ""}`,
      typeId: id,
      childId: child?.id ?? null,
      label: child ? `${label} ${elide("de", child.firstName)}` : label,
      hint,
      required,
      query: new URLSearchParams({ type: id, ...(child ? { enfant: child.id } : {}) }).toString(),
    })),
  );
}
