"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** A refused decision often means that a colleague was quicker: the page is read again, and says who and when. */
export function useFreshAfterRefusal(refusal: string, refused: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (refusal !== "" && refused) router.refresh();
  }, [refusal, refused, router]);
}
