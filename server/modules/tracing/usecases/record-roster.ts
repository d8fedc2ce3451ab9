import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { rostersApi } from '../../../../contract/rosters.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  readRosterRow,
  readSessions,
  type RosterRowInput,
  type RosterSession,
} from '../rules/read-roster.ts';
import {
  insertRoster,
  lockRoster,
  peopleOfPlace,
  type RosterFileRow,
  rosterRows,
  saveRosterRows,
  touchRoster,
} from '../store/rosters.ts';
import { matchPeople } from './match-people.ts';
import { openRoster, readRosterPlace, readRosterSessions } from './open-roster.ts';
import { casesByPerson } from './people-as-cases.ts';
import { queueRetraceOfPeople } from './retrace.ts';

export type RosterInput = Body<(typeof rostersApi)['POST /rosters']>;
type Recorded = Static<(typeof rostersApi)['POST /rosters']['reply'][201]>;
export type RosterRowOutcome = Recorded['outcomes'][number];

/**
 * Records a roster: its sessions and its people, matched to people on record or made. A wrong row is refused alone.
 * Repeatable by its id. Cases on the roster that were traced are traced again.
 */
export async function recordRoster(
  context: TracingContext,
  scope: Scope,
  input: RosterInput,
): Promise<Outcome<Recorded>> {
  const { platform } = context;
  const now = platform.clock.now();
  const where = await readRosterPlace(context, scope, input);
  const sessions = readSessions(input.sessions);
  if (!where.ok || !sessions.ok) {
    return where.ok ? (sessions as Outcome<never>) : where;
  }
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const roster: RosterFileRow = {
    id,
    dataset: scope.dataset,
    kind: input.kind,
    name: input.name.trim(),
    place_no: where.value.place?.placeNo ?? null,
    area_no: where.value.areaNo,
    from_at: new Date(sessions.value[0]!.from),
    to_at: new Date(Math.max(...sessions.value.map((one) => one.to))),
    created_at: new Date(now),
    created_by: scope.actor.name,
    withdrawn_at: null,
    withdrawn_reason: null,
    version: 1,
  };
  const request = { id, kind: 'roster', content: { ...input, id }, at: now };
  const outcome = await platform.db.transaction().execute((tx) =>
    once(tx, request, async () => {
      const times = sessions.value.map(({ no, from, to }) => ({
        no,
        from_at: new Date(from),
        to_at: new Date(to),
      }));
      await insertRoster(scope, tx, roster, times);
      return done(await saveRows(context, scope, tx, roster, sessions.value, input.rows), 201);
    }),
  );
  await traceAgain(context, scope, outcome);
  return outcome;
}

/** Puts more people on a roster, or corrects where people on it sat and when they were absent. */
export async function addRosterRows(
  context: TracingContext,
  scope: Scope,
  rosterId: string,
  input: { readonly id?: string | undefined; readonly rows: readonly RosterRowInput[] },
): Promise<Outcome<Recorded>> {
  const { platform } = context;
  const opened = await openRoster(context, scope, platform.db, rosterId);
  if (!opened.ok) {
    return opened;
  }
  const now = platform.clock.now();
  const request = {
    id: (input.id ?? uuid7(now)).toLowerCase(),
    kind: 'roster-rows',
    content: { ...input, rosterId },
    at: now,
  };
  const outcome = await platform.db.transaction().execute((tx) =>
    once(tx, request, async () => {
      const roster = await lockRoster(scope, tx, opened.value.id);
      if (roster === undefined) {
        return refuseGeneral('not-found');
      }
      if (roster.withdrawn_at !== null) {
        return refuse('roster-withdrawn');
      }
      const sessions = await readRosterSessions(scope, tx, roster.id);
      const saved = await saveRows(context, scope, tx, roster, sessions, input.rows);
      await touchRoster(scope, tx, roster.id, null);
      return done(saved);
    }),
  );
  await traceAgain(context, scope, outcome);
  return outcome;
}

async function saveRows(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  roster: RosterFileRow,
  sessions: readonly RosterSession[],
  inputs: readonly RosterRowInput[],
): Promise<Recorded> {
  const { people, platform } = context;
  const lines = inputs.map((input) => readRosterRow(input, sessions));
  const before = await rosterRows(scope, tx, roster.id);
  const known = roster.place_no === null ? [] : await peopleOfPlace(scope, tx, roster.place_no);
  const matched = await matchPeople(
    context,
    scope,
    tx,
    lines,
    [...new Set([...before.map((row) => row.person_no), ...known])],
    {
      source: 'roster',
      // Passengers come from anywhere; a class, a shift, a dormitory is of its place until somebody knows better.
      areaNo: roster.kind === 'bus' || roster.kind === 'flight' ? null : roster.area_no,
    },
  );
  const first = Math.max(0, ...before.map((row) => row.row_no));
  const rows = matched.flatMap((match, i) => {
    const line = lines[i]!;
    if ('ok' in match || !line.ok) {
      return [];
    }
    const { unit, seat, absent, note } = line.value;
    return [
      {
        person_no: match.personNo,
        row_no: first + i + 1,
        unit,
        seat,
        absent: [...absent],
        note: note === null ? null : platform.secrets.encrypt(note),
      },
    ];
  });
  // One row a person, the last one said: a statement can't write a row twice.
  const byPerson = new Map(rows.map((row) => [row.person_no, row]));
  await saveRosterRows(scope, tx, roster.id, [...byPerson.values()]);
  const nos = [...byPerson.keys()];
  const made = matched.filter((match) => !('ok' in match) && match.made).length;
  await audit(tx, scope, platform.clock.now(), [
    {
      action: 'roster.record',
      subjectKind: 'roster',
      subjectId: roster.id,
      areaNo: roster.area_no,
      detail: { kind: roster.kind, people: nos.length, made, refused: inputs.length - rows.length },
    },
  ]);
  const persons = await people.resolvedByNo(scope, tx, nos);
  return {
    id: roster.id,
    cases: (await casesByPerson(context, scope, tx, nos)).size,
    outcomes: matched.map((match): RosterRowOutcome => {
      if ('ok' in match) {
        return refusedRow(null, match);
      }
      return { status: match.made ? 201 : 200, id: persons.get(match.personNo)?.personId ?? null };
    }),
  };
}

/** Cases of people who were put on a roster may have more contacts now. */
async function traceAgain(context: TracingContext, scope: Scope, outcome: Outcome<Recorded>): Promise<void> {
  if (!outcome.ok || outcome.value.cases === 0) {
    return;
  }
  const ids = outcome.value.outcomes.flatMap((row) => row.id ?? []);
  const nos = await context.people.personNos(scope, context.platform.db, ids);
  await queueRetraceOfPeople(context, scope, [...new Set(nos.values())]);
}
