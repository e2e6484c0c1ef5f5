import type { Coverage } from "./covered";

/** Of a time when nothing had happened yet: the rightful caller is told that there is nothing to certify. */
const NOTHING = { first: "01/09/2020", last: "31/12/2020" } as const;
const NOTHING_TO_SAY = ["UNPROCESSABLE_CONTENT", "nothing had happened yet"] as const;

export const CERTIFICATES: Coverage = {
  "certificates.mine": { access: "household" },
  "certificates.certifyPayment": { access: "household", input: () => NOTHING, rightful: NOTHING_TO_SAY },
  "certificates.certifyTax": { access: "household", input: () => ({ year: "2020" }), rightful: NOTHING_TO_SAY },
  "certificates.certifyAttendance": {
    access: "household",
    input: ({ childId }) => ({ childId, ...NOTHING }),
    rightful: NOTHING_TO_SAY,
  },
  "certificates.certifyEnrolment": { access: "household", input: ({ childId }) => ({ childId }) },
  "certificates.certificate": { access: "household", input: ({ certificateId }) => ({ certificateId }) },
  "certificates.file": { access: "household", input: ({ certificateId }) => ({ certificateId }) },
  "certificates.verify": { access: "public", input: ({ certificateCode }) => ({ code: certificateCode }) },
};
