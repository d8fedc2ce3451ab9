import type { Body, RowOutcome } from '../../../../contract/kit.ts';
import type { searchesApi } from '../../../../contract/searches.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { findOfficers } from '../../../platform/access/officers.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { caseNodes } from '../../cases/index.ts';
import { putBack } from '../../interviews/index.ts';
import { clearLost, peopleOfLinks } from '../../tracing/index.ts';
import type { SearchContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { findSearches, insertAttempt, type SearchRow, updateSearch } from '../store/searches.ts';
import { beginSearch, tell } from './follow-results.ts';
import { works } from './reach.ts';
import { showSearch, type ShownSearch } from './show-search.ts';
import { endWatch } from './watch.ts';

type Api = typeof searchesApi;
type BulkReply = {
  outcomes: RowOutcome[];
};

/** Begins a search by hand, repeatable by its id; where one is open it is answered. */
export async function openSearch(
  context: SearchContext,
  scope: Scope,
  input: Body<Api['POST /searches']>,
): Promise<Outcome<ShownSearch>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const subjectId = input.subjectId.toLowerCase();
  const [link] = input.subject === 'contact' ? await peopleOfLinks(scope, db, [subjectId]) : [];
  const [about] = await caseNodes(scope, db, [link?.case_id ?? subjectId]);
  const areaNo = link === undefined ? (about?.areaNo ?? null) : link.area_no;
  if (about === undefined || (input.subject === 'contact' && link === undefined)) {
    return refuseGeneral('not-found');
  }
  if (!works(context, scope, areaNo)) {
    return refuseGeneral('forbidden');
  }
  const numbers = await context.people.mergedNos(scope, link?.person_no ?? about.personNo);
  const id = input.id.toLowerCase();
  const made = await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'search', content: { ...input, id }, at: now }, async () =>
        done(
          {
            id: await beginSearch(context, scope, tx, {
              id,
              personNo: numbers[0]!,
              caseId: about.caseId,
              contactId: link?.id ?? null,
              areaNo,
              at: now,
              cause: input.cause,
              by: scope.actor.name,
              note: input.note ?? null,
            }),
          },
          201,
        ),
      ),
  );
  return made.ok ? await showSearch(context, scope, made.value.id) : made;
}

/** Gives searches to an officer who may work there, or to nobody. */
export async function assignSearches(
  context: SearchContext,
  scope: Scope,
  input: Body<Api['POST /searches/assignments']>,
): Promise<Outcome<BulkReply>> {
  const { areas, platform } = context;
  const searcherId = input.searcherId?.toLowerCase() ?? null;
  const [officer] = searcherId === null ? [] : await findOfficers(scope, platform.db, [searcherId]);
  if (searcherId !== null && officer === undefined) {
    return refuse('unknown-searcher', { fields: { searcherId: 'unknown' } });
  }
  const ids = [...new Set(input.ids.map((id) => id.toLowerCase()))];
  const now = platform.clock.now();
  return await platform.db.transaction().execute(async (tx) => {
    const rows = new Map((await findSearches(scope, tx, ids, true)).map((row) => [row.id, row]));
    const outcomes: BulkReply['outcomes'] = [];
    for (const id of ids) {
      const row = rows.get(id);
      const refused =
        row === undefined || !works(context, scope, row.area_no)
          ? refuseGeneral('not-found')
          : row.status !== 'OPEN'
            ? refuse('closed')
            : officer !== undefined && !officer.worksIn('followup.record', areas, row.area_no)
              ? refuse('unknown-searcher')
              : null;
      if (refused !== null) {
        outcomes.push(refusedRow(id, refused));
      } else {
        await updateSearch(scope, tx, row!, {
          searcher_id: officer?.id ?? null,
          searcher_name: officer?.name ?? null,
        });
        await tell(scope, tx, row!, now);
        outcomes.push({ id, status: 200 });
      }
    }
    await audit(tx, scope, now, [
      { action: 'search.assign', detail: { searches: outcomes.filter((one) => one.status === 200).length } },
    ]);
    return done({ outcomes });
  });
}

/** Records a try, repeatable by its id. */
export async function recordTry(
  context: SearchContext,
  scope: Scope,
  searchId: string,
  input: Body<Api['POST /searches/{id}/attempts']>,
): Promise<Outcome<ShownSearch>> {
  return await change(context, scope, searchId, 'search.try', input, async (tx, row, now) => {
    const at = new Date(Math.min(Date.parse(input.at), now));
    await insertAttempt(scope, tx, {
      person_no: row.person_no,
      search_id: row.id,
      id: input.id.toLowerCase(),
      at,
      manner: input.manner,
      result: input.result,
      note: input.note === undefined ? null : context.platform.secrets.encrypt(input.note),
      by_name: scope.actor.name,
    });
    await updateSearch(scope, tx, row, { tries: row.tries + 1, last_tried_at: at });
    return null;
  });
}

/**
 * Somebody was found: a new phone or address goes into the record, the person is followed up and called again, and the
 * gates stop watching. Where another commune answers for the place, a hand-over follows, which an officer sends.
 */
export async function noteFound(
  context: SearchContext,
  scope: Scope,
  searchId: string,
  input: Body<Api['POST /searches/{id}/found']>,
): Promise<Outcome<ShownSearch>> {
  const area = input.areaId === undefined ? undefined : context.areas.byId(input.areaId.toLowerCase());
  if (input.areaId !== undefined && area === undefined) {
    return refuse('unknown-area', { fields: { areaId: 'unknown' } });
  }
  return await change(context, scope, searchId, 'search.found', input, async (tx, row, now) => {
    const { phone, address, note } = input;
    if (!(await context.people.noteReach(scope, tx, row.person_no, { phone, address }))) {
      return refuse('bad-phone', { fields: { phone: 'malformed' } });
    }
    const numbers = await context.people.mergedNos(scope, row.person_no);
    await clearLost(scope, tx, numbers);
    await putBack(scope, tx, numbers);
    await endWatch(context, scope, row);
    await updateSearch(scope, tx, row, {
      status: 'FOUND',
      closed_at: new Date(now),
      closed_by: scope.actor.name,
      found_area_no: area?.no ?? row.area_no,
      ...(note === undefined ? {} : { note: context.platform.secrets.encrypt(note) }),
    });
    return null;
  });
}

/** Gives a search up, with the reason. */
export async function closeSearch(
  context: SearchContext,
  scope: Scope,
  searchId: string,
  input: Body<Api['POST /searches/{id}/closure']>,
): Promise<Outcome<ShownSearch>> {
  return await change(context, scope, searchId, 'search.close', input, async (tx, row, now) => {
    await endWatch(context, scope, row);
    await updateSearch(scope, tx, row, {
      status: 'CLOSED',
      closed_at: new Date(now),
      closed_by: scope.actor.name,
      note: context.platform.secrets.encrypt(input.reason),
    });
    return null;
  });
}

async function change(
  context: SearchContext,
  scope: Scope,
  searchId: string,
  kind: string,
  input: { readonly id: string },
  work: (tx: Tx, row: SearchRow, now: number) => Promise<ReturnType<typeof refuse> | null>,
): Promise<Outcome<ShownSearch>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const id = input.id.toLowerCase();
  const wanted = searchId.toLowerCase();
  const made = await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind, content: { ...input, id, searchId: wanted }, at: now }, async () => {
        const [row] = await findSearches(scope, tx, [wanted], true);
        if (row === undefined || !mayIn(scope, 'followup.record', context.areas.pathOf(row.area_no))) {
          return refuseGeneral('not-found');
        }
        if (row.status !== 'OPEN') {
          return refuse('closed');
        }
        const refused = await work(tx, row, now);
        if (refused !== null) {
          return refused;
        }
        await tell(scope, tx, row, now);
        await audit(tx, scope, now, [
          { action: kind, subjectKind: 'search', subjectId: row.id, areaNo: row.area_no },
        ]);
        return done({ id }, 201);
      }),
  );
  return made.ok ? await showSearch(context, scope, wanted) : made;
}
