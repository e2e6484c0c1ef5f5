import { fileResponse } from "@/server/api/file-response";

/** A file that an agent handles; each opening is in the history. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: documentId } = await params;
  return fileResponse((api) => api.documents.staff.file({ documentId }));
}
