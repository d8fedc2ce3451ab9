import type { Body, Query, Reply } from '../../../../contract/kit.ts';
import type { privacyApi } from '../../../../contract/privacy.ts';
import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { mergeEdit } from '../../../platform/db/merge-edit.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { cursorForm, cutPage, readCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { PrivacyContext } from '../context.ts';
import { drawBreach } from '../documents/draw-breach.ts';
import { refuse } from '../refusals.ts';
import { basisOf, dueAt, hoursLate, termsAt, termsOf } from '../rules/terms.ts';
import {
  type BreachFields,
  type BreachRow,
  changeBreach,
  findBreach,
  insertBreach,
  listBreaches,
} from '../store/breaches.ts';
import { holidaysFrom } from './holidays.ts';
import { reached, reaches } from './reach.ts';

type Api = typeof privacyApi;
export type ShownBreach = Reply<Api['GET /privacy/breaches']>['items'][number];
type Input = Body<Api['PATCH /privacy/breaches/{id}']>;

const breachTimes = ['found_at', 'authority_told_at', 'people_told_at'] as const;
type BreachTime = (typeof breachTimes)[number];

const unknownYet = {
  people: null,
  cause: null,
  measures: null,
  authority_told: null,
  authority_told_at: null,
  people_told_at: null,
  state: 'open',
} satisfies Partial<BreachFields>;

/** Incidents of the own areas, the newest first. */
export async function showBreaches(
  context: PrivacyContext,
  scope: Scope,
  query: Query<Api['GET /privacy/breaches']>,
): Promise<Outcome<Reply<Api['GET /privacy/breaches']>>> {
  const limit = query.limit ?? 50;
  const cursor = readCursor(query.cursor, [cursorForm.instant, cursorForm.id]);
  if (!cursor.ok) {
    return cursor;
  }
  const rows = await listBreaches(
    scope,
    context.platform.db,
    {
      areaNos: reached(context, scope, 'privacy.manage'),
      state: query.state ?? null,
      lateAt: query.late === true ? new Date(context.platform.clock.now()) : null,
    },
    { after: cursor.value, limit: limit + 1 },
  );
  const page = cutPage(rows, limit, (row) => [row.found_at.toISOString(), row.id]);
  return done({ items: page.rows.map((row) => present(context, row)), next: page.next, total: null });
}

/** Records an incident; the clock for telling the authority runs from when it was found. */
export async function recordBreach(
  context: PrivacyContext,
  scope: Scope,
  { id: given, ...body }: Body<Api['POST /privacy/breaches']>,
): Promise<Outcome<ShownBreach>> {
  const { db, clock } = context.platform;
  const at = clock.now();
  const id = given.toLowerCase();
  const fields = { ...unknownYet, ...readFields(body) } as BreachFields;
  const wrong = wrongTimes(fields, at);
  if (wrong !== null) {
    return wrong;
  }
  const areaNo = homeOf(context, scope);
  const found = fields.found_at.getTime();
  const terms = termsAt(found);
  const due = new Date(dueAt(terms, 'breach', found, await holidaysFrom(scope, db, found)));
  const kept = await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'privacy.breach', content: [scope.dataset, body], at }, async () => {
        await insertBreach(tx, {
          ...fields,
          id,
          dataset: scope.dataset,
          area_no: areaNo,
          due_at: due,
          rule: terms.version,
          recorded_at: new Date(at),
          recorded_by: scope.actor.name,
          version: 1,
          field_versions: {},
        });
        await audit(tx, scope, at, [
          { action: 'privacy.breach', subjectKind: 'breach', subjectId: id, areaNo },
        ]);
        return done(null, 201);
      }),
  );
  return kept.ok ? done(present(context, (await findBreach(scope, db, id))!), kept.status) : kept;
}

/** Edits by field; closing takes a cause and measures. */
export async function editBreach(
  context: PrivacyContext,
  scope: Scope,
  id: string,
  { version, ...input }: Input,
): Promise<Outcome<ShownBreach>> {
  const { db, clock } = context.platform;
  const at = clock.now();
  return await db.transaction().execute(async (tx): Promise<Outcome<ShownBreach>> => {
    const row = await findBreach(scope, tx, id.toLowerCase(), true);
    if (row === undefined || !reaches(context, scope, 'privacy.manage', row.area_no)) {
      return refuseGeneral('not-found');
    }
    const change = readFields(input);
    const next = { ...row, ...change };
    const changed = (Object.keys(change) as (keyof BreachFields)[]).filter(
      (field) => JSON.stringify(row[field]) !== JSON.stringify(next[field]),
    );
    const merged = mergeEdit({ version: row.version, fieldVersions: row.field_versions }, version, changed);
    if (merged.conflicts.length > 0) {
      const fields = Object.fromEntries(merged.conflicts.map((field) => [camel(field), 'changed']));
      return refuseGeneral('version-conflict', { fields, current: present(context, row) });
    }
    const wrong = wrongTimes(next, at);
    if (wrong !== null) {
      return wrong;
    }
    if (next.state === 'closed' && (next.cause === null || next.measures === null)) {
      return refuse('breach-unfinished', { fields: { cause: 'required', measures: 'required' } });
    }
    if (changed.length > 0) {
      const found = next.found_at.getTime();
      const terms = termsAt(found);
      const due = new Date(dueAt(terms, 'breach', found, await holidaysFrom(scope, tx, found)));
      await changeBreach(scope, tx, row.id, {
        ...change,
        rule: terms.version,
        version: merged.version,
        field_versions: merged.fieldVersions,
        due_at: due,
      });
      await audit(tx, scope, at, [
        {
          action: 'privacy.breach-edit',
          subjectKind: 'breach',
          subjectId: row.id,
          areaNo: row.area_no,
          detail: { fields: changed.map(camel) },
        },
      ]);
    }
    return done(present(context, (await findBreach(scope, tx, row.id))!));
  });
}

/** The notice to the authority. */
export async function breachNotice(
  context: PrivacyContext,
  scope: Scope,
  id: string,
): Promise<FileAnswer | Refusal> {
  const { db, clock } = context.platform;
  const row = await findBreach(scope, db, id.toLowerCase());
  if (row === undefined || !reaches(context, scope, 'privacy.manage', row.area_no)) {
    return refuseGeneral('not-found');
  }
  const body = await drawBreach(row, clock.now());
  return { ok: true, file: { type: 'application/pdf', name: 'thong-bao-vi-pham.pdf', body } };
}

const columns = {
  title: 'title',
  happened: 'happened',
  foundAt: 'found_at',
  data: 'data',
  people: 'people',
  cause: 'cause',
  measures: 'measures',
  authorityTold: 'authority_told',
  authorityToldAt: 'authority_told_at',
  peopleToldAt: 'people_told_at',
  state: 'state',
} as const satisfies { readonly [K in keyof Omit<Input, 'version'>]-?: keyof BreachFields };

/** Times that cannot be: later than now, or somebody told before the incident was found. */
function wrongTimes(fields: Pick<BreachFields, BreachTime>, now: number): Refusal | null {
  const named = (times: readonly BreachTime[], why: string) =>
    Object.fromEntries(times.map((time) => [camel(time), why]));
  const ahead = breachTimes.filter((time) => (fields[time]?.getTime() ?? 0) > now);
  if (ahead.length > 0) {
    return refuse('breach-future', { fields: named(ahead, 'future') });
  }
  const early = breachTimes.filter((time) => (fields[time] ?? fields.found_at) < fields.found_at);
  return early.length > 0
    ? refuse('breach-told-before-found', { fields: named(early, 'before-found') })
    : null;
}

function readFields(input: Omit<Input, 'version'>): Partial<BreachFields> {
  const entries = Object.entries(input).map(([name, value]): [string, unknown] => [
    columns[name as keyof typeof columns],
    name.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
  ]);
  return Object.fromEntries(entries) as Partial<BreachFields>;
}

function camel(field: string): string {
  return Object.entries(columns).find(([, column]) => column === field)?.[0] ?? field;
}

/** The unit of who records an incident, where there is exactly one. */
function homeOf({ areas }: PrivacyContext, scope: Scope): number | null {
  const paths = pathsOf(scope, 'privacy.manage');
  const grant = scope.grants.find(({ areaPath }) => areaPath === paths[0]);
  const areaId = grant?.areaId ?? null;
  return areaId === null ? null : (areas.byId(areaId)?.no ?? null);
}

function present({ platform }: PrivacyContext, row: BreachRow): ShownBreach {
  const now = platform.clock.now();
  return {
    id: row.id,
    title: row.title,
    happened: row.happened,
    foundAt: row.found_at.toISOString(),
    data: row.data,
    people: row.people,
    cause: row.cause,
    measures: row.measures,
    authorityTold: row.authority_told,
    authorityToldAt: row.authority_told_at?.toISOString() ?? null,
    peopleToldAt: row.people_told_at?.toISOString() ?? null,
    state: row.state,
    dueAt: row.due_at.toISOString(),
    ...basisOf(termsOf(row.rule, now)),
    overdue: row.authority_told_at === null && row.due_at.getTime() < now,
    lateHours: hoursLate(row, now),
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    version: row.version,
  };
}
