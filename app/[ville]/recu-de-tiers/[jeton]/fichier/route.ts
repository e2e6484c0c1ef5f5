import { fileResponse } from "@/server/api/file-response";

/** The receipt of a third party, by the link of its mail. */
export async function GET(_request: Request, { params }: { params: Promise<{ jeton: string }> }): Promise<Response> {
  const { jeton: token } = await params;
  return fileResponse((api) => api.payments.thirdParty.receiptFile({ token }));
}
