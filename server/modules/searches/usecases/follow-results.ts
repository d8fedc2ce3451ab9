import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { caseNodes } from '../../cases/index.ts';
import { attemptsOnPeople } from '../../interviews/index.ts';
import { peopleOfLinks, visitsToPeople } from '../../tracing/index.ts';
import type { SearchContext } from '../context.ts';
import { meaningOf, type SearchCause } from '../rules/causes.ts';
import { insertSearch, openOf, type SearchRow, setArea, updateSearch } from '../store/searches.ts';
import { endWatch } from './watch.ts';

/** What came of a call or visit, as events tell it; times in Unix ms. */
export type Result = {
  readonly personNo: number;
  readonly caseId: string;
  readonly contactId: string | null;
  readonly areaNo: number | null;
  readonly result: string;
  readonly at: number;
};

const BY = 'searches.follow';

/** A visit of a contact under follow-up begins or ends a search. */
export async function followVisit(
  context: SearchContext,
  event: {
    readonly dataset: string;
    readonly payload: { readonly contactId: string; readonly result: string; readonly at: number };
  },
): Promise<void> {
  const { contactId, result, at } = event.payload;
  const scope = systemScope(BY, event.dataset);
  const [link] = await peopleOfLinks(scope, context.platform.db, [contactId]);
  if (link !== undefined) {
    const { person_no: personNo, case_id: caseId, area_no: areaNo } = link;
    await follow(context, scope, { personNo, caseId, contactId, areaNo, result, at });
  }
}

/** A first call begins or ends a search. */
export async function followAttempt(
  context: SearchContext,
  event: {
    readonly dataset: string;
    readonly payload: {
      readonly personNo: number;
      readonly caseId: string;
      readonly areaNos: readonly number[];
      readonly result: string;
      readonly at: number;
    };
  },
): Promise<void> {
  const { personNo, caseId, areaNos, result, at } = event.payload;
  const scope = systemScope(BY, event.dataset);
  await follow(context, scope, { personNo, caseId, contactId: null, areaNo: areaNos[0] ?? null, result, at });
}

async function follow(context: SearchContext, scope: Scope, one: Result): Promise<void> {
  const meaning = meaningOf(one.result);
  if (meaning === null) {
    return;
  }
  const numbers = await context.people.mergedNos(scope, one.personNo);
  if (meaning !== 'found' && (await reachedSince(context, scope, numbers, one.at))) {
    return;
  }
  await context.platform.db.transaction().execute(async (tx) => {
    if (meaning === 'found') {
      await endOpen(context, scope, tx, numbers, one.at);
    } else {
      await beginSearch(context, scope, tx, {
        ...one,
        personNo: numbers[0]!,
        cause: meaning,
        by: BY,
        note: null,
      });
    }
  });
}

/** Whether somebody reached them later: a phone that was offline sends what is long out of date. */
async function reachedSince(
  { platform }: SearchContext,
  scope: Scope,
  numbers: readonly number[],
  at: number,
): Promise<boolean> {
  const visits = await visitsToPeople(scope, platform.db, numbers);
  const calls = await attemptsOnPeople(scope, platform.db, numbers);
  return [...visits, ...calls].some((one) => one.at.getTime() > at && meaningOf(one.result) === 'found');
}

/** Ends the searches of people who were reached after the search began, without anybody having to say so. */
async function endOpen(
  context: SearchContext,
  scope: Scope,
  tx: Tx,
  numbers: readonly number[],
  at: number,
): Promise<void> {
  for (const row of await openOf(scope, tx, numbers)) {
    if (row.opened_at.getTime() <= at) {
      await endWatch(context, scope, row);
      await updateSearch(scope, tx, row, { status: 'FOUND', closed_at: new Date(at), closed_by: BY });
      await tell(scope, tx, row, at);
    }
  }
}

/** Begins a search; answers it, or the one that is open. */
export async function beginSearch(
  context: SearchContext,
  scope: Scope,
  tx: Tx,
  one: Omit<Result, 'result'> & {
    readonly cause: SearchCause;
    readonly by: string;
    readonly note: string | null;
    readonly id?: string;
  },
): Promise<string> {
  const [open] = await openOf(scope, tx, [one.personNo]);
  if (open !== undefined) {
    return open.id;
  }
  const [about] = await caseNodes(scope, tx, [one.caseId]);
  const row: SearchRow = {
    person_no: one.personNo,
    id: one.id ?? namedUuid7(one.at, `search ${one.personNo} ${one.at}`),
    dataset: scope.dataset,
    case_id: one.caseId,
    contact_id: one.contactId,
    area_no: one.areaNo ?? about?.areaNo ?? null,
    cause: one.cause,
    status: 'OPEN',
    opened_at: new Date(one.at),
    opened_by: one.by,
    searcher_id: null,
    searcher_name: null,
    tries: 0,
    last_tried_at: null,
    watch_id: null,
    watch_until: null,
    closed_at: null,
    closed_by: null,
    found_area_no: null,
    note: one.note === null ? null : context.platform.secrets.encrypt(one.note),
  };
  if (await insertSearch(scope, tx, row)) {
    await tell(scope, tx, row, one.at);
  }
  return row.id;
}

/** Whoever answers for a person searches for the person: a hand-over moves the search along. */
export async function followHandover(
  context: SearchContext,
  scope: Scope,
  moved: readonly { readonly personNo: number; readonly areaNo: number }[],
): Promise<void> {
  await context.platform.db.transaction().execute(async (tx) => {
    for (const one of moved) {
      await setArea(scope, tx, await context.people.mergedNos(scope, one.personNo), one.areaNo);
    }
  });
}

/** Tells screens that a search moved. */
export async function tell(
  scope: Scope,
  tx: Tx,
  row: Pick<SearchRow, 'id' | 'area_no'>,
  at: number,
): Promise<void> {
  await appendEvent(tx, {
    topic: 'searches.moved',
    dataset: scope.dataset,
    payload: { searchId: row.id, areaNos: row.area_no === null ? [] : [row.area_no] },
    at,
  });
}
