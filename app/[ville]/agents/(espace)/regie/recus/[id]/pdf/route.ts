import { fileResponse } from "@/server/api/file-response";

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: paymentId } = await params;
  return fileResponse((api) => api.payments.counter.receiptFile({ paymentId }));
}
