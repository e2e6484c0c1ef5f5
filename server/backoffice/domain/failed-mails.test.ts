import { expect, it } from "vitest";
import { serverAnswer } from "./failed-mails.fr";

it.each([
  ["Can't send mail - all recipients were rejected: 550 5.1.1 no such user here", "550 5.1.1 no such user here"],
  ["Message failed: 554 5.7.1 spam", "554 5.7.1 spam"],
  ["550 no such user", "550 no such user"],
  ["Sans raison donnée.", null],
  ["", null],
])("the words of the mail server, without those of our library: %s", (reason, answer) => {
  expect(serverAnswer(reason)).toBe(answer);
});
