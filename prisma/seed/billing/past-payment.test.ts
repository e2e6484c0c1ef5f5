import { expect, test } from "vitest";
import { cents, sumCents } from "@/server/platform/money";
import { halfInCash, pastPayment } from "./past-payment";

const OPEN = cents(4_345);
const asked = (number: number, online = true) => pastPayment({ number, open: OPEN, online });
const received = (payment: ReturnType<typeof pastPayment>) =>
  payment?.at === "counter" ? sumCents(payment.parts.map(({ amount }) => amount)) : undefined;

test("of ten families two owe everything, one owes half, the others nothing", () => {
  const ten = Array.from({ length: 10 }, (_, number) => asked(number, false));
  expect(ten.filter((payment) => payment === null)).toHaveLength(2);
  expect(ten.map(received).filter((amount) => amount === OPEN)).toHaveLength(7);
  expect(received(asked(6))).toBe(2_173);
});

test("only a family with a login pays online", () => {
  expect(asked(0)).toMatchObject({ at: "payfip" });
  expect(asked(0, false)).toMatchObject({ at: "counter", parts: [{ means: "card_terminal", amount: OPEN }] });
});

test("what is paid in two means adds up, and a small sum is paid in cash", () => {
  expect(received(asked(7))).toBe(OPEN);
  expect(pastPayment({ number: 7, open: cents(800), online: true })).toMatchObject({ parts: [{ means: "cash" }] });
});

test("half of an odd sum is rounded up, to the cent", () => {
  expect(received(halfInCash(cents(1)))).toBe(1);
  expect(received(halfInCash(cents(101)))).toBe(51);
});
