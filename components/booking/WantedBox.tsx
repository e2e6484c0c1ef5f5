"use client";

import { createContext, useContext } from "react";

/** The boxes that were ticked in a form that was refused and came back; undefined on a first display. */
export const SubmittedBoxes = createContext<ReadonlySet<string> | undefined>(undefined);

interface WantedBoxProps {
  readonly id: string;
  readonly labelledBy: string;
  readonly value: string;
  readonly ticked: boolean;
  /** Cents; read by the live summary. */
  readonly price: number | null;
  readonly queue: boolean;
  /** Given up now, it stays billed. */
  readonly billed: boolean;
}

/** One child on one day. As the page shows it, or as the person left it when the form came back. */
export function WantedBox({ id, labelledBy, value, ticked, price, queue, billed }: WantedBoxProps) {
  const submitted = useContext(SubmittedBoxes);
  return (
    <input
      aria-labelledby={labelledBy}
      data-billed={billed || undefined}
      data-price={price ?? undefined}
      data-queue={queue || undefined}
      defaultChecked={submitted ? submitted.has(value) : ticked}
      id={id}
      name="wanted"
      type="checkbox"
      value={value}
    />
  );
}
