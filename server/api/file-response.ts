import "server-only";
import { TRPCError } from "@trpc/server";
import { contentDisposition } from "@/server/platform/content-disposition";
import { FILE_POLICY } from "@/server/platform/security-headers";
import { type Caller, caller } from "./caller";

interface ServedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A file that somebody uploaded, given back so that nothing in it can run: as an attachment, of the type that we found
 * and no other, in a sandbox that may load nothing, never kept by a cache (ASVS 5.4). Whatever the reason why it is
 * not given, the answer is that it does not exist.
 */
export async function fileResponse(open: (api: Caller) => Promise<ServedFile>): Promise<Response> {
  try {
    const { fileName, mediaType, bytes } = await open(await caller());
    return new Response(bytes, {
      headers: {
        "Content-Type": mediaType,
        "Content-Length": String(bytes.length),
        "Content-Disposition": contentDisposition(fileName),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": FILE_POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === "INTERNAL_SERVER_ERROR") throw error;
    return new Response("Ce document n’existe pas ou n’est plus disponible.", {
      status: 404,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" },
    });
  }
}
