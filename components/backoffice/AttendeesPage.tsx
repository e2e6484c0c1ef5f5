import { DIET_NAMES, type Diet } from "@/server/families/domain/diet";
import { formatDay, type LocalDate } from "@/server/platform/dates";
import { DataTable } from "../dsfr/DataTable";
import type { FormAction } from "../forms/form-state";
import { OpenAllergiesForm } from "./OpenAllergiesForm";
import { PrintButton } from "./PrintButton";

export interface AttendeeView {
  readonly childId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly schoolId: string;
  readonly school: string;
  readonly className: string;
  readonly level: string;
  readonly diet: Diet;
  readonly sheet: string | null;
  readonly allergies: string | null;
  readonly pai: string | null;
}

interface AttendeesPageProps {
  readonly view: {
    readonly activity: { readonly id: string; readonly name: string; readonly meals: boolean };
    readonly day: LocalDate;
    readonly mayOpen: boolean;
    readonly children: readonly AttendeeView[];
  };
  readonly openAllergies: FormAction;
}

/** Who comes on a day, one table a class, with their meal where they eat. Allergies only for those who may, after a reason. */
export function AttendeesPage({ view, openAllergies }: AttendeesPageProps) {
  const { children, day, activity, mayOpen } = view;
  if (children.length === 0) return <p>Aucun enfant n’est attendu {formatDay(day)}.</p>;
  const schools = [...Map.groupBy(children, ({ schoolId }) => schoolId).values()];
  return (
    <>
      <div className="preau-actions">
        <PrintButton />
      </div>
      {schools.map((ofSchool, index) => {
        const [first] = ofSchool;
        if (!first) return null;
        return (
          <section
            aria-labelledby={`ecole-${first.schoolId}`}
            className={index > 0 ? "preau-print-page" : undefined}
            key={first.schoolId}
          >
            <h2 id={`ecole-${first.schoolId}`}>
              {first.school}&nbsp;: {ofSchool.length}&nbsp;{ofSchool.length === 1 ? "enfant" : "enfants"}
            </h2>
            {mayOpen && ofSchool.some(({ sheet }) => sheet === "closed") ? (
              <OpenAllergiesForm action={openAllergies} activityId={activity.id} day={day} schoolId={first.schoolId} />
            ) : null}
            <Classes
              of={ofSchool}
              withHealth={ofSchool.some(({ sheet }) => sheet === "open")}
              withMeals={activity.meals}
            />
          </section>
        );
      })}
    </>
  );
}

interface ClassesProps {
  readonly of: readonly AttendeeView[];
  readonly withMeals: boolean;
  readonly withHealth: boolean;
}

function Classes({ of, withMeals, withHealth }: ClassesProps) {
  return [...Map.groupBy(of, ({ className }) => className)].map(([className, ofClass]) => (
    <DataTable
      caption={`${className || "Sans classe"} (${ofClass.length})`}
      columns={[
        { key: "name", label: "Enfant" },
        ...(withMeals ? [{ key: "diet", label: "Repas" }] : []),
        ...(withHealth ? [{ key: "health", label: "Allergies et accueil individualisé" }] : []),
      ]}
      key={className}
      rows={ofClass.map((child) => ({
        key: child.childId,
        cells: [
          `${child.lastName} ${child.firstName}`,
          ...(withMeals ? [DIET_NAMES[child.diet]] : []),
          ...(withHealth ? [[child.allergies, child.pai].filter(Boolean).join(". ") || "rien d’indiqué"] : []),
        ],
      }))}
    />
  ));
}
