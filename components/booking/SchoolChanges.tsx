import type { SchoolChange } from "@/server/booking/domain/schooling.fr";

/** The children who are at two schools over the days of a page: which one, until when and from when (D3). */
export function SchoolChanges({ changes }: { readonly changes: readonly SchoolChange[] }) {
  return changes.map(({ childId, firstName, text }) => (
    <p key={childId}>
      <strong>{firstName} change d’école.</strong> {text}
    </p>
  ));
}
