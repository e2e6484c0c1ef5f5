"use client";

import { OurFault } from "@/components/layout/OurFault";

/** A fault of ours while a page was made. The reference is the one in the log. */
export default function PageError({ error }: { error: Error & { digest?: string } }) {
  return <OurFault reference={error.digest} />;
}
