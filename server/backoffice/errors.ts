import type { MailObstacle } from "./domain/failed-mails";

/** What two agents can do to each other in the queue, and what a search or a day can lack. */
export type BackofficeError =
  | { readonly tag: "QueueItemNotFound" }
  /** Somebody took it, or gave it back, after the page was shown; `by` is who has it now, "" when nobody has. */
  | { readonly tag: "QueueItemTaken"; readonly by: string }
  /** `when` as people read it, "jeudi 12 mars à 18 h". */
  | { readonly tag: "QueueItemDecided"; readonly by: string; readonly when: string }
  | { readonly tag: "FailedMailNotFound" }
  | { readonly tag: "MailNotToResend"; readonly why: MailObstacle }
  | { readonly tag: "StaffFamilyNotFound" }
  | { readonly tag: "StaffChildNotFound" }
  | { readonly tag: "HeadcountActivityNotFound" };
