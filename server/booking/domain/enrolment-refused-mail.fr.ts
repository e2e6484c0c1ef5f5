/** The mail does not name the child: the reason says what there is to say. */
export function enrolmentRefusedMail(reason: string) {
  return {
    subject: "Une réponse à votre demande",
    paragraphs: [
      "La mairie n’a pas pu accepter votre demande au sujet d’une inscription.",
      `Raison\u00a0: ${reason}`,
      "Vous pouvez faire une nouvelle demande dans vos inscriptions.",
    ],
    action: { label: "Voir mes inscriptions", path: "/famille/inscriptions" },
  };
}
