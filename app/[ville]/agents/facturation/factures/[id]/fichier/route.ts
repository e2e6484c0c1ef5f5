import { fileResponse } from "@/server/api/file-response";

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: invoiceId } = await params;
  return fileResponse((api) => api.billing.invoices.file({ invoiceId }));
}
