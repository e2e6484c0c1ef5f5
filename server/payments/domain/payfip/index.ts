export {
  differences,
  eventOf,
  type PaymentAnswer,
  RESULT_CODES,
  type ResultCode,
  readPaymentAnswer,
  type Saisie,
  type SentOperation,
} from "./answer";
export { nextCheck, RETURN_POLL } from "./check-plan";
export { FAULT_CODES, type FaultCode, isFaultCode, type PayFipFailure } from "./failure";
export { isIdOp, notifiedIdOp } from "./id-op";
export {
  blocksNewAttempt,
  type Cause,
  EDGES,
  hasNoId,
  isChecked,
  isOpen,
  mayHaveBeenPaidSince,
  nextState,
  OPERATION_STATES,
  type OperationAlert,
  type OperationEvent,
  type OperationState,
  type Step,
  settles,
} from "./operation-state";
export { attemptReference, cleanObject, isRefdet } from "./reference";
export {
  amountProblem,
  checkRequest,
  isClientNumber,
  LARGEST_AMOUNT,
  type PaymentRequest,
  type PaymentWish,
  type RequestProblem,
  SMALLEST_AMOUNT,
} from "./request";
export { PAYFIP_ZONE } from "./transaction-time";
