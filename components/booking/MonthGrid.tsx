import type { CellLook, CellView, DayView, MonthView } from "@/server/booking/domain/month-view";
import { formatEuros } from "@/server/platform/money";
import { WantedBox } from "./WantedBox";

const LOOKS: Readonly<Record<CellLook, string>> = {
  booked: "preau-state preau-state--booked",
  free: "preau-state preau-state--free",
  queue: "preau-state preau-state--queue",
  offered: "preau-state preau-state--offered",
  closed: "preau-state preau-state--closed",
  late: "preau-state preau-state--late",
};

/** Safari forgets what a table is once a style shows it as a list; said in full, it remembers. */
const ROLES = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

/**
 * The month of all the children: a list of days on a phone, a table of days and children on a desk. One table in the page.
 */
export function MonthGrid({ month, offersHref }: { month: MonthView; offersHref: string }) {
  const { children, days, activity, monthLabel } = month;
  return (
    <table className="preau-month" {...ROLES.table}>
      <caption className="fr-sr-only">
        {activity.name}, {monthLabel}
      </caption>
      <thead {...ROLES.rowgroup}>
        <tr {...ROLES.row}>
          <th {...ROLES.columnheader} scope="col">
            Jour
          </th>
          {children.map((child) => (
            <th key={child.id} {...ROLES.columnheader} scope="col">
              {child.firstName}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLES.rowgroup}>
        {days.map((day) => (
          <DayRow day={day} key={day.day} month={month} offersHref={offersHref} />
        ))}
      </tbody>
    </table>
  );
}

function DayRow({ day, month, offersHref }: { day: DayView; month: MonthView; offersHref: string }) {
  const dayId = `j-${day.day}`;
  return (
    <tr {...ROLES.row}>
      <th id={dayId} {...ROLES.rowheader} scope="row">
        {day.label}
        {day.lastMoment ? <span className="preau-month__moment">{day.lastMoment}</span> : null}
      </th>
      {day.closed ? (
        <td className="preau-month__closed" colSpan={month.children.length} {...ROLES.cell}>
          <span className={LOOKS.closed}>{day.closed}</span>
        </td>
      ) : (
        day.cells.map((cell, index) => (
          <td key={cell.childId} {...ROLES.cell}>
            <Cell
              cell={cell}
              dayId={dayId}
              id={`${dayId}-${index}`}
              firstName={month.children[index]?.firstName ?? ""}
              offersHref={offersHref}
              unit={month.activity.unitLabel}
            />
          </td>
        ))
      )}
    </tr>
  );
}

interface CellProps {
  readonly cell: CellView;
  readonly id: string;
  readonly dayId: string;
  readonly firstName: string;
  readonly unit: string;
  readonly offersHref: string;
}

/** A box where something can be changed; elsewhere a text that says why not. The child's name is hidden on a desk. */
function Cell({ cell, id, dayId, firstName, unit, offersHref }: CellProps) {
  const { box } = cell;
  const state = (
    <span className={LOOKS[cell.look]}>
      {cell.text}
      {cell.lastMoment ? <span className="preau-month__moment">{cell.lastMoment}</span> : null}
    </span>
  );
  const who = <span className="preau-month__child">{firstName} </span>;
  if (!box) {
    return (
      <p className="preau-month__text">
        {who}
        {cell.look === "offered" ? <a href={offersHref}>{state}</a> : state}
      </p>
    );
  }
  const labelId = `${id}-l`;
  return (
    <div className="fr-checkbox-group">
      <WantedBox
        billed={box.billed}
        id={id}
        labelledBy={`${labelId} ${dayId}`}
        price={cell.price}
        queue={cell.look === "queue"}
        ticked={box.ticked}
        value={box.value}
      />
      <label className="fr-label" htmlFor={id} id={labelId}>
        {who}
        {unit}
        {cell.price === null || box.ticked ? null : ` ${formatEuros(cell.price)}`} {state}
      </label>
    </div>
  );
}
