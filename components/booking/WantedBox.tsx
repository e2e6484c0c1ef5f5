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
}

/** One child on one day. As the page shows it, or as the person left it when the form came back. */
export function WantedBox({ id, labelledBy, value, ticked, price, queue }: WantedBoxProps) {
  const submitted = useContext(SubmittedBoxes);
  return (
    <input
      aria-labelledby={labelledBy}
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
