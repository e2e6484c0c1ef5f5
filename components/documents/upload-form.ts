import * as z from "zod";
import { uploadFormSchema } from "@/server/documents/schemas";

/** The upload, and what waits for it: one comes back to that. */
export const uploadFor = (maxBytes?: number) =>
  uploadFormSchema(maxBytes).safeExtend({ pour: z.literal("inscription").optional() });
