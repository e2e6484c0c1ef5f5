import type { OperationAlert } from "./payfip";

/**
 * What the régisseur must look at: what PayFiP said, or money that found less owed than it was for. `paid_twice`: another
 * payment had paid it since the operation was begun; `overpaid`: it was credited or changed.
 */
export type AlertKind = OperationAlert | "overpaid" | "paid_twice";
