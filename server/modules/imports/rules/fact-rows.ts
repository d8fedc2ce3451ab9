import type { CsvRecord } from '../../../../lib/epidemiology/index.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';

/** Records of a file in batches, in order; the first one is the header. */
export type Records = AsyncIterable<readonly CsvRecord[]>;

/** One row by fact; what the file calls unknown is ''. */
export type FactRow<Fact extends string> = {
  readonly line: number;
  readonly raw: string;
  readonly broken: boolean;
  readonly facts: { readonly [fact in Fact]: string };
};

export type WantedFacts<Fact extends string> = {
  readonly required: readonly Fact[];
  readonly optional: readonly Fact[];
};

/**
 * Reads a file by its header. Extra columns are ignored; an optional fact without a column is always unknown.
 * @returns the rows in batches, or a refusal that names the missing columns.
 */
export async function openFacts<Fact extends string>(
  records: Records,
  wanted: WantedFacts<Fact>,
  columns: { readonly [fact: string]: string },
  missing: ReadonlySet<string>,
): Promise<Outcome<AsyncGenerator<readonly FactRow<Fact>[]>>> {
  const batches = records[Symbol.asyncIterator]();
  const first = await batches.next();
  const header = first.done === true ? [] : (first.value[0]?.cells ?? []).map((cell) => cell.trim());
  const places = [...wanted.required, ...wanted.optional].map(
    (fact) => [fact, header.indexOf(columns[fact] ?? fact)] as const,
  );
  // A column that the mapping names must be there, also for a fact that may be left out.
  const absent = places.filter(
    ([fact, at]) => at === -1 && (wanted.required.includes(fact) || columns[fact] !== undefined),
  );
  if (absent.length > 0) {
    const names = absent.map(([fact]) => columns[fact] ?? fact).join(', ');
    return refuse('columns', { params: { missing: names } });
  }
  const read = (record: CsvRecord): FactRow<Fact> => {
    const facts = {} as { [fact in Fact]: string };
    for (const [fact, at] of places) {
      const cell = (record.cells[at] ?? '').trim();
      facts[fact] = missing.has(cell) ? '' : cell;
    }
    return { line: record.line, raw: record.raw, broken: record.broken, facts };
  };
  return done(rowsOf(first.done === true ? [] : first.value.slice(1), batches, read));
}

async function* rowsOf<Row>(
  rest: readonly CsvRecord[],
  batches: AsyncIterator<readonly CsvRecord[]>,
  read: (record: CsvRecord) => Row,
): AsyncGenerator<readonly Row[]> {
  yield rest.map(read);
  for (let next = await batches.next(); next.done !== true; next = await batches.next()) {
    yield next.value.map(read);
  }
}
