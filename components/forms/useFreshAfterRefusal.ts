"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** A refusal often means that somebody was quicker: the page is read again, and says what has changed. */
export function useFreshAfterRefusal(refusal: string, refused: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (refusal !== "" && refused) router.refresh();
  }, [refusal, refused, router]);
}
