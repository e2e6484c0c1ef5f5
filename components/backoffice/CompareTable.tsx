import { phoneText } from "@/server/families/domain/phone.fr";
import { NOT_GIVEN } from "@/server/platform/not-given.fr";
import { DataTable } from "../dsfr/DataTable";
import {
  type AccountRequestView,
  type Agreement,
  type CandidateView,
  identityName,
  placeText,
} from "./account-request-view";
import { birthText } from "./birth-text";

const WORDS: Readonly<Record<Agreement, string>> = {
  same: "identique",
  different: "différent",
  missing: "manque d’un côté",
};

interface Line {
  readonly key: keyof CandidateView["comparison"];
  readonly label: string;
  readonly asked: string;
  readonly of: (candidate: CandidateView) => string;
}

/** The request beside each person found. What differs is said in words, never by colour alone. */
export function CompareTable({
  request,
  candidates,
}: {
  request: AccountRequestView;
  candidates: readonly CandidateView[];
}) {
  const { identity } = request;
  const lines: Line[] = [
    {
      key: "birthName",
      label: "Noms",
      asked: [identity.birthName, identity.usageName].filter(Boolean).join(", "),
      of: (person) => [person.birthName, person.usageName].filter(Boolean).join(", "),
    },
    {
      key: "firstNames",
      label: "Prénoms",
      asked: identity.firstNames.join(" "),
      of: (person) => person.firstNames.join(" "),
    },
    {
      key: "birthdate",
      label: "Naissance",
      asked: birthText(identity.birthdate),
      of: (person) => birthText(person.birthdate),
    },
    {
      key: "birthplace",
      label: "Lieu de naissance",
      asked: placeText(identity.birthplaceName, identity.birthplace),
      of: (person) => placeText("", person.birthplace),
    },
    { key: "email", label: "E-mail", asked: request.email, of: (person) => person.email },
    { key: "phone", label: "Téléphone", asked: phoneText(request.phone), of: (person) => phoneText(person.phone) },
  ];
  return (
    <DataTable
      caption="La demande et les personnes qui lui ressemblent"
      columns={[
        { key: "field", label: "Information" },
        { key: "asked", label: "Demande" },
        ...candidates.map((person) => ({ key: person.personId, label: identityName(person) })),
      ]}
      rows={lines.map((line) => ({
        key: line.key,
        cells: [
          line.label,
          line.asked || NOT_GIVEN,
          ...candidates.map((person) => {
            const agreement = person.comparison[line.key];
            const words = WORDS[agreement];
            return (
              <span key={person.personId}>
                {line.of(person) || NOT_GIVEN}
                <span className="preau-queue__what">
                  {agreement === "different" ? <strong>{words}</strong> : words}
                </span>
              </span>
            );
          }),
        ],
      }))}
    />
  );
}
