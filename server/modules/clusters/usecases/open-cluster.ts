import type { Body } from '../../../../contract/kit.ts';
import type { clustersApi } from '../../../../contract/clusters.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { readProfiles } from '../../cases/index.ts';
import type { ClusterContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type ClusterRow, insertCluster } from '../store/clusters.ts';
import { noteChange } from '../store/changes.ts';

export type ClusterInput = Body<(typeof clustersApi)['POST /clusters']>;

/** Fields of a cluster as the request gives them; what is left out stays. */
export type ClusterFields = Omit<Partial<ClusterInput>, 'id'>;
export type ClusterPatch = Partial<
  Omit<
    ClusterRow,
    'id' | 'dataset' | 'version' | 'field_versions' | 'created_at' | 'created_by' | 'household_case_id'
  >
>;

/** Reads the fields of a request into columns; refuses what does not exist, and areas outside the viewer's. */
export async function readFields(
  context: ClusterContext,
  scope: Scope,
  given: ClusterFields,
): Promise<Outcome<ClusterPatch>> {
  const { areas, places, platform } = context;
  const areaNo = given.areaId === undefined ? undefined : areas.byId(given.areaId.toLowerCase())?.no;
  if (given.areaId !== undefined && areaNo === undefined) {
    return refuse('unknown-area', { fields: { areaId: 'unknown' } });
  }
  if (areaNo !== undefined && !mayIn(scope, 'tracing.run', areas.pathOf(areaNo))) {
    return refuseGeneral('forbidden');
  }
  const placeId = given.placeId?.toLowerCase();
  const place =
    placeId === undefined ? null : (await places.byIds(scope, platform.db, [placeId])).get(placeId);
  if (place === undefined) {
    return refuse('unknown-place', { fields: { placeId: 'unknown' } });
  }
  const disease = given.disease;
  if (disease !== undefined && !(await readProfiles(scope, platform.db)).diseases().includes(disease)) {
    return refuse('unknown-disease', { fields: { disease: 'unknown' } });
  }
  const from = given.from === undefined ? undefined : new Date(given.from);
  const to = given.to === undefined ? undefined : new Date(given.to);
  if ([from, to].some((at) => at !== undefined && Number.isNaN(at.getTime()))) {
    return refuse('ends-before-start', { fields: { from: 'impossible' } });
  }
  const columns = {
    title: given.title?.trim(),
    status: given.status,
    investigation: given.investigation,
    risk: given.risk,
    disease,
    area_no: areaNo,
    place_kind: place?.kind ?? given.placeKind,
    place_no: given.placeId === undefined ? undefined : (place?.placeNo ?? null),
    from_at: from,
    to_at: to,
    description:
      given.description === undefined || given.description === null
        ? given.description
        : platform.secrets.encrypt(given.description),
  };
  return done(
    Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as ClusterPatch,
  );
}

/** Opens an event or cluster. Repeatable by its id. */
export async function openCluster(
  context: ClusterContext,
  scope: Scope,
  input: ClusterInput,
): Promise<Outcome<{ id: string }>> {
  const { platform } = context;
  const read = await readFields(context, scope, input);
  if (!read.ok) {
    return read;
  }
  const now = platform.clock.now();
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const row = newCluster(scope, id, now, read.value);
  if (row.to_at <= row.from_at) {
    return refuse('ends-before-start', { fields: { to: 'after from' } });
  }
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'cluster', content: { ...input, id }, at: now }, async () => {
        await saveNewCluster(scope, tx, row, now);
        return done({ id }, 201);
      }),
  );
}

/** A cluster with what was given, the rest by default: an event nobody has looked into. */
export function newCluster(scope: Scope, id: string, now: number, given: ClusterPatch): ClusterRow {
  return {
    title: '',
    status: 'EVENT',
    investigation: 'PENDING',
    risk: 'UNKNOWN',
    disease: '',
    area_no: 0,
    place_kind: 'other',
    place_no: null,
    from_at: new Date(now),
    to_at: new Date(now),
    description: null,
    household_case_id: null,
    ...given,
    id,
    dataset: scope.dataset,
    version: 1,
    field_versions: {},
    created_at: new Date(now),
    created_by: scope.actor.name,
  };
}

/** Writes a new cluster with its first line of history. */
export async function saveNewCluster(scope: Scope, tx: Tx, row: ClusterRow, now: number): Promise<void> {
  await insertCluster(scope, tx, row);
  await noteChange(scope, tx, row.id, now, { kind: 'change', fields: ['created'] });
  await announce(scope, tx, row, now);
  await audit(tx, scope, now, [
    { action: 'cluster.open', subjectKind: 'cluster', subjectId: row.id, areaNo: row.area_no },
  ]);
}

/** Tells open screens that a cluster changed. */
export async function announce(scope: Scope, tx: Tx, row: ClusterRow, at: number): Promise<void> {
  await appendEvent(tx, {
    topic: 'cluster.changed',
    dataset: scope.dataset,
    payload: { clusterId: row.id, areaNos: [row.area_no] },
    at,
  });
}
