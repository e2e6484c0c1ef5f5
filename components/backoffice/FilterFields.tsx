import type { QueueFilter } from "@/server/backoffice/domain/queue";
import { HiddenField } from "../forms/HiddenField";

/** The part of the queue that one works in travels with each decision. */
export function FilterFields({ filter }: { filter: QueueFilter }) {
  return (
    <>
      {filter.kind ? <HiddenField name="genre" value={filter.kind} /> : null}
      <HiddenField name="qui" value={filter.owner} />
    </>
  );
}
