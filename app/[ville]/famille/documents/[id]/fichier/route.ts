import { fileResponse } from "@/server/api/file-response";

/** A family's own file. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: documentId } = await params;
  return fileResponse((api) => api.documents.file({ documentId }));
}
