import type { Body } from '../../../../contract/kit.ts';
import type { fociApi } from '../../../../contract/foci.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { caseNodes, readProfiles } from '../../cases/index.ts';
import { clusterCases } from '../../clusters/index.ts';
import type { FocusContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type FocusCaseRow, type FocusRow, insertFocus, noteChange, saveCases } from '../store/foci.ts';
import { announce, countsOf, keepDue } from './change-focus.ts';

export type FocusInput = Body<(typeof fociApi)['POST /foci']>;
const AHEAD_MS = 5 * 60_000;

/** Opens a focus, by itself, from cases or from a cluster, whose cases come along. Repeatable by its id. */
export async function openFocus(
  context: FocusContext,
  scope: Scope,
  input: FocusInput,
): Promise<Outcome<{ id: string }>> {
  const { areas, places, platform } = context;
  const { db, secrets } = platform;
  const now = platform.clock.now();
  const area = areas.byId(input.areaId.toLowerCase());
  if (area === undefined) {
    return refuse('unknown-area', { fields: { areaId: 'unknown' } });
  }
  if (!mayIn(scope, 'focus.manage', area.path)) {
    return refuseGeneral('forbidden');
  }
  const placeId = input.placeId?.toLowerCase();
  const place = placeId === undefined ? null : (await places.byIds(scope, db, [placeId])).get(placeId);
  if (place === undefined) {
    return refuse('unknown-place', { fields: { placeId: 'unknown' } });
  }
  if (!(await readProfiles(scope, db)).diseases().includes(input.disease)) {
    return refuse('unknown-disease', { fields: { disease: 'unknown' } });
  }
  const foundAt = new Date(input.foundAt);
  if (Number.isNaN(foundAt.getTime()) || foundAt.getTime() > now + AHEAD_MS) {
    return refuse('bad-time', { fields: { foundAt: 'not in the future' } });
  }
  const cluster =
    input.clusterId === undefined
      ? done(null)
      : await clusterCases(context, scope, input.clusterId.toLowerCase());
  if (!cluster.ok) {
    return cluster;
  }
  if (cluster.value !== null && cluster.value.disease !== input.disease) {
    return refuse('other-disease', { fields: { clusterId: 'other disease' } });
  }
  const given = [...new Set((input.caseIds ?? []).map((one) => one.toLowerCase()))];
  const checked = await ownCases(context, scope, db, given, input.disease);
  if (!checked.ok) {
    return checked;
  }
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const row: FocusRow = {
    id,
    dataset: scope.dataset,
    title: input.title.trim(),
    state: 'FOUND',
    disease: input.disease,
    area_no: area.no,
    place_no: place?.placeNo ?? null,
    cluster_id: cluster.value?.id ?? null,
    note: input.note === undefined ? null : secrets.encrypt(input.note),
    found_at: foundAt,
    active_at: null,
    ended_at: null,
    due_stage: null,
    due_at: null,
    version: 1,
    created_at: new Date(now),
    created_by: scope.actor.name,
  };
  const linked = (caseId: string, why: FocusCaseRow['why']): FocusCaseRow => ({
    focus_id: id,
    case_id: caseId,
    dataset: scope.dataset,
    state: 'LINKED',
    why,
    decided_at: new Date(now),
    decided_by: scope.actor.name,
  });
  const fromCluster = (cluster.value?.caseIds ?? []).filter((one) => !given.includes(one));
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'focus', content: { ...input, id }, at: now }, async () => {
        await insertFocus(scope, tx, row);
        await saveCases(scope, tx, [
          ...given.map((one) => linked(one, 'hand')),
          ...fromCluster.map((one) => linked(one, 'cluster')),
        ]);
        await keepDue(scope, tx, row);
        await addFigures(tx, await countsOf(scope, tx, row));
        await noteChange(scope, tx, id, now, 'open');
        await announce(secrets, scope, tx, row, now, 'open');
        return done({ id }, 201);
      }),
  );
}

/** The cases as asked, where each is of the disease and of an area in which the officer may read cases. */
export async function ownCases(
  { areas }: FocusContext,
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
  disease: string,
): Promise<Outcome<readonly string[]>> {
  const found = ids.length === 0 ? [] : await caseNodes(scope, db, ids);
  const own = found.filter(
    (one) =>
      one.disease === disease &&
      [one.areaNo, one.stayAreaNo].some((no) => mayIn(scope, 'case.read', areas.pathOf(no))),
  );
  return own.length < ids.length ? refuse('unknown-case', { fields: { caseIds: 'unknown' } }) : done(ids);
}
