"use server";

import { formAction } from "@/server/api/form-action";
import { verifySchema } from "@/server/certificates/schemas";

/** Reads the code and nothing more: the page that follows asks for it, once, and counts. */
export const readCode = formAction(
  verifySchema,
  async (_, values) => verifySchema.parse(values),
  ({ code }, base) => `${base}/verifier/${code}`,
);
