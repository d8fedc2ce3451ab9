import { personLists } from '../../../contract/person-lists.ts';
import type { EndpointKey } from '../../../contract/kit.ts';
import type { CsvValue } from '../../../lib/sheets/index.ts';
import type { Scope } from '../access/scope.ts';
import { audit } from '../audit/audit.ts';
import { keepListLook } from '../audit/list-looks.ts';
import { uuid7 } from '../ids/uuid7.ts';
import type { Platform } from '../module.ts';
import { pseudonyms } from '../secrets/pseudonyms.ts';
import type { TableFile } from './handler.ts';
import { peopleOf, withoutNames } from './without-names.ts';

/** What was asked of a list that leaves as a file. */
export type LeavingRequest = {
  readonly scope: Scope;
  readonly key: string;
  readonly query: unknown;
  readonly isNameless: boolean;
};

/** Puts a list that leaves as a file on record, and takes the names out where that was asked. */
export type Leaving = (request: LeavingRequest, file: TableFile) => Promise<TableFile>;

/** Rows that wait until it is on record who stands in them. */
const BATCH = 500;

/** See `Leaving`: who loaded which list is audited first, who stands in it is kept batch by batch before the rows leave. */
export function createLeaving({ db, clock, secrets }: Pick<Platform, 'db' | 'clock' | 'secrets'>): Leaving {
  return async ({ scope, key, query, isNameless }, file) => {
    if (scope.actor.kind === 'anonymous') {
      return file;
    }
    const now = clock.now();
    const exportId = uuid7(now);
    // Names of filters only: what was searched for may be a name.
    const detail = { list: key, filters: Object.keys((query ?? {}) as object), isNameless };
    await audit(db, scope, now, [
      { action: 'list.export', subjectKind: 'export', subjectId: exportId, detail },
    ]);
    const list = personLists[key as EndpointKey];
    if (list === undefined) {
      return file;
    }
    if (isNameless) {
      // A key of its own: two files can't be joined, and nobody can make the pseudonyms again.
      return withoutNames(file, list, { pseudonym: pseudonyms(secrets.derive(`list ${exportId}`)), now });
    }
    const people = peopleOf(file, list);
    const keep = async (rows: readonly (readonly CsvValue[])[]) =>
      await keepListLook(db, scope, { exportId, list: key, at: now }, rows.flatMap(people));
    return { ...file, rows: keptFirst(file.rows, keep) };
  };
}

async function* keptFirst(
  rows: TableFile['rows'],
  keep: (rows: readonly (readonly CsvValue[])[]) => Promise<void>,
): AsyncGenerator<readonly CsvValue[]> {
  let waiting: (readonly CsvValue[])[] = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length === BATCH) {
      await keep(waiting);
      yield* waiting;
      waiting = [];
    }
  }
  await keep(waiting);
  yield* waiting;
}
