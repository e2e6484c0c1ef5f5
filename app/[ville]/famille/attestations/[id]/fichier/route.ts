import { fileResponse } from "@/server/api/file-response";

/** The PDF of one's own certificate. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: certificateId } = await params;
  return fileResponse((api) => api.certificates.file({ certificateId }));
}
