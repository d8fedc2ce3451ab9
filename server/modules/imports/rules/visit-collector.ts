import type { VisitColumns } from './fold-visits.ts';
import type { Visit } from './visit-rows.ts';

/** Gathers visits into columns; ids of persons and places become numbers from 0 in the order of their first visit. */
export type VisitCollector = {
  readonly add: (visit: Visit) => void;
  readonly persons: () => readonly string[];
  readonly places: () => readonly string[];
  readonly columns: () => VisitColumns;
};

const FIRST_CAPACITY = 1 << 14;

export function collectVisits(): VisitCollector {
  const persons = new Map<string, number>();
  const places = new Map<string, number>();
  let length = 0;
  let columns = allocate(FIRST_CAPACITY);
  return {
    add: ({ person, place, inAt, outAt }) => {
      if (length === columns.person.length) {
        columns = grown(columns);
      }
      columns.person[length] = numberOf(persons, person);
      columns.place[length] = numberOf(places, place);
      columns.inAt[length] = inAt;
      columns.outAt[length] = outAt ?? Number.NaN;
      length += 1;
    },
    persons: () => [...persons.keys()],
    places: () => [...places.keys()],
    columns: () => ({ length, ...columns }),
  };
}

function numberOf(numbers: Map<string, number>, id: string): number {
  const known = numbers.get(id);
  if (known !== undefined) {
    return known;
  }
  numbers.set(id, numbers.size);
  return numbers.size - 1;
}

type Arrays = Omit<VisitColumns, 'length'>;

function allocate(capacity: number): Arrays {
  return {
    person: new Int32Array(capacity),
    place: new Int32Array(capacity),
    inAt: new Float64Array(capacity),
    outAt: new Float64Array(capacity),
  };
}

function grown(columns: Arrays): Arrays {
  const next = allocate(columns.person.length * 2);
  next.person.set(columns.person);
  next.place.set(columns.place);
  next.inAt.set(columns.inAt);
  next.outAt.set(columns.outAt);
  return next;
}
