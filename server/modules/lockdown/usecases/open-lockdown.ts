import type { Body } from '../../../../contract/kit.ts';
import type { lockdownsApi } from '../../../../contract/lockdowns.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { readProfiles } from '../../cases/index.ts';
import type { LockdownContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { insertLockdown, type LockdownRow } from '../store/lockdowns.ts';
import { noteChange } from '../store/work.ts';
import { gatherPeople } from './gather-people.ts';
import { addPeople } from './change-members.ts';
import { announce } from './reach.ts';
import { readShape } from './read-shape.ts';
import { warningTexts } from './warning-texts.ts';

export type LockdownInput = Body<(typeof lockdownsApi)['POST /lockdowns']>;
type PreviewInput = Body<(typeof lockdownsApi)['POST /lockdowns/preview']>;

/** Longest term that one decision may set; a longer one is a typing mistake. */
export const MOST_DAYS = 60;

/** What a shape would hold, without storing anything. */
export async function previewShape(context: LockdownContext, scope: Scope, input: PreviewInput) {
  const shape = await readShape(context, scope, input.shape);
  if (!shape.ok) {
    return shape;
  }
  const { km2, warnings } = shape.value;
  const people = await gatherPeople(context, scope, context.platform.db, shape.value, input.sources);
  const tooMany = !people.ok && people.code === 'lockdown.too-many-people';
  if (!people.ok && !tooMany) {
    return people;
  }
  const found = people.ok ? people.value : [];
  return done({
    km2,
    warnings: warningTexts(warnings),
    people: found.length,
    households: new Set(found.map(({ household }) => household)).size,
    tooMany,
  });
}

/** Prepares a cordon with its roster. Repeatable by its id. It is in force by its decision only. */
export async function openLockdown(
  context: LockdownContext,
  scope: Scope,
  input: LockdownInput,
): Promise<Outcome<{ id: string }>> {
  const { platform } = context;
  const shape = await readShape(context, scope, input.shape);
  if (!shape.ok) {
    return shape;
  }
  const term = readTerm(input.from, input.until);
  if (!term.ok) {
    return term;
  }
  if (!(await readProfiles(scope, platform.db)).diseases().includes(input.disease)) {
    return refuse('unknown-disease', { fields: { disease: 'unknown' } });
  }
  const now = platform.clock.now();
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const row: LockdownRow = {
    id,
    dataset: scope.dataset,
    title: input.title.trim(),
    state: 'DRAFT',
    shape: shape.value.kind,
    area_no: shape.value.area.no,
    place_no: shape.value.placeNo,
    outline: shape.value.polygons,
    address_words: shape.value.words === null ? null : [...shape.value.words],
    km2: shape.value.km2,
    disease: input.disease,
    focus_id: input.focusId?.toLowerCase() ?? null,
    reason: input.reason.trim(),
    from_at: term.value.from,
    until_at: term.value.until,
    set_up: null,
    lift: null,
    lifted_at: null,
    version: 1,
    field_versions: {},
    created_at: new Date(now),
    created_by: scope.actor.name,
  };
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'lockdown', content: { ...input, id }, at: now }, async () => {
        const people = await gatherPeople(context, scope, tx, shape.value, input.sources);
        if (!people.ok) {
          return people;
        }
        await insertLockdown(scope, tx, row);
        await addPeople(context, scope, tx, row, people.value, now);
        await noteChange(scope, tx, id, now, { kind: 'prepare', detail: String(people.value.length) });
        await announce(scope, tx, row, now, 'prepare');
        await audit(tx, scope, now, [
          {
            action: 'lockdown.prepare',
            subjectKind: 'lockdown',
            subjectId: id,
            areaNo: row.area_no,
            detail: { people: people.value.length, shape: row.shape },
          },
        ]);
        return done({ id }, 201);
      }),
  );
}

/** Beginning and end of a cordon: real times, in order, not longer than a decision may set. */
export function readTerm(from: string, until: string): Outcome<{ from: Date; until: Date }> {
  const [begin, end] = [new Date(from), new Date(until)];
  const length = end.getTime() - begin.getTime();
  return Number.isNaN(length) || length <= 0 || length > MOST_DAYS * DAY_MS
    ? refuse('bad-term', { params: { days: MOST_DAYS }, fields: { until: 'after from' } })
    : done({ from: begin, until: end });
}
