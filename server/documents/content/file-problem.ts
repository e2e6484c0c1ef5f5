/** Why the content of a file is refused. */
export type FileProblem =
  | "unknown-kind"
  | "heic"
  | "broken"
  | "encrypted"
  | "too-many-pixels"
  | "too-many-pages"
  | "hidden-content";
