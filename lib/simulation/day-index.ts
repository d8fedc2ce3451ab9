import { staysUntil } from './absences.ts';
import { newDayPlan, planDay } from './day-plan.ts';
import type { Absence } from './outbreak-types.ts';
import type { Province } from './province-types.ts';

/** The stays of one day as columns, by person (in their order) and by place; what absences cut off is gone. */
export interface DayIndex {
  readonly person: Int32Array;
  readonly place: Int32Array;
  readonly inAt: Float64Array;
  readonly outAt: Float64Array;
  readonly scanned: Uint8Array;
  /** Stays of place p are rows byPlace[placeStart[p] .. placeStart[p + 1] - 1]. */
  readonly placeStart: Int32Array;
  readonly byPlace: Int32Array;
  /** First row of each person; their rows follow each other. */
  readonly personStart: Int32Array;
}

/** Plans everybody's day and keeps what takes place before the end of the history. */
export function indexDay(
  province: Province,
  day: number,
  absences: ReadonlyMap<number, readonly Absence[]>,
): DayIndex {
  const people = province.options.people;
  const personStart = new Int32Array(people + 1);
  const plan = newDayPlan();
  let columns = newColumns(people * 2 + 64);
  let rows = 0;
  for (let person = 0; person < people; person += 1) {
    personStart[person] = rows;
    planDay(province, person, day, plan);
    if (rows + plan.count > columns.person.length) {
      columns = grow(columns);
    }
    for (let i = 0; i < plan.count; i += 1) {
      const inAt = plan.inAt[i]!;
      const outAt = staysUntil(absences, person, inAt, Math.min(plan.outAt[i]!, province.options.end));
      if (outAt > inAt) {
        columns.person[rows] = person;
        columns.place[rows] = plan.place[i]!;
        columns.inAt[rows] = inAt;
        columns.outAt[rows] = outAt;
        columns.scanned[rows] = plan.scanned[i]!;
        rows += 1;
      }
    }
  }
  personStart[people] = rows;
  return {
    ...columns,
    ...groupByPlace(columns.place.subarray(0, rows), province.places.length),
    personStart,
  };
}

type Columns = Pick<DayIndex, 'person' | 'place' | 'inAt' | 'outAt' | 'scanned'>;

function newColumns(room: number): Columns {
  return {
    person: new Int32Array(room),
    place: new Int32Array(room),
    inAt: new Float64Array(room),
    outAt: new Float64Array(room),
    scanned: new Uint8Array(room),
  };
}

function grow(columns: Columns): Columns {
  const larger = newColumns(columns.person.length * 2);
  larger.person.set(columns.person);
  larger.place.set(columns.place);
  larger.inAt.set(columns.inAt);
  larger.outAt.set(columns.outAt);
  larger.scanned.set(columns.scanned);
  return larger;
}

/** Counting sort of the rows by place. */
function groupByPlace(place: Int32Array, places: number): Pick<DayIndex, 'placeStart' | 'byPlace'> {
  const placeStart = new Int32Array(places + 1);
  for (const at of place) {
    placeStart[at + 1] = placeStart[at + 1]! + 1;
  }
  for (let at = 0; at < places; at += 1) {
    placeStart[at + 1] = placeStart[at + 1]! + placeStart[at]!;
  }
  const next = placeStart.slice(0, places);
  const byPlace = new Int32Array(place.length);
  place.forEach((at, row) => {
    byPlace[next[at]!] = row;
    next[at] = next[at]! + 1;
  });
  return { placeStart, byPlace };
}
