import type { FileProblem } from "./content/file-problem";
import type { UploadRoom } from "./domain/upload-room";

/** What a user can cause with documents and can mend. `fileName` is the name that the person gave. */
export type DocumentError =
  | { readonly tag: "DocumentNotFound" }
  | { readonly tag: "DocumentPlaceNotFound" }
  | { readonly tag: "FileTooHeavy"; readonly fileName: string; readonly limitBytes: number }
  | { readonly tag: "FileRefused"; readonly fileName: string; readonly problem: FileProblem }
  | { readonly tag: "TooManyUploads"; readonly retryAfterSeconds: number }
  | { readonly tag: "FamilyFilesFull"; readonly room: UploadRoom }
  | { readonly tag: "FamilySpaceFull"; readonly room: UploadRoom }
  | { readonly tag: "DocumentAlreadyDecided" }
  /** It shows a quotient, which is recorded when it is accepted. */
  | { readonly tag: "QuotientNotRead" }
  | { readonly tag: "ValidityInThePast" };
