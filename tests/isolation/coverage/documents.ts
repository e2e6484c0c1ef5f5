import { file } from "../../integration/documents/corpus";
import type { Coverage } from "./covered";

export const DOCUMENTS: Coverage = {
  "documents.needs": { access: "household" },
  "documents.list": { access: "household" },
  "documents.form": { access: "household" },
  "documents.upload": {
    access: "household",
    input: ({ childId }, { childDocumentId, pdf }) => ({
      typeId: childDocumentId,
      childId,
      files: [file(pdf, "assurance.pdf")],
    }),
  },
  "documents.withdraw": { access: "household", input: ({ documentId }) => ({ documentId }) },
  "documents.file": { access: "household", input: ({ documentId }) => ({ documentId }) },
  "documents.staff.pending": { access: "documents.traiter" },
  "documents.staff.document": { access: "documents.traiter", input: ({ documentId }) => ({ documentId }) },
  "documents.staff.accept": {
    access: "documents.traiter",
    input: ({ documentId }) => ({ documentId, validUntil: "2027-06-30" }),
  },
  "documents.staff.refuse": {
    access: "documents.traiter",
    input: ({ documentId }) => ({ documentId, reason: "Illisible" }),
  },
  "documents.staff.file": { access: "documents.traiter", input: ({ documentId }) => ({ documentId }) },
};
