import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { mergeEdit } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ClusterContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type ClusterRow, updateCluster } from '../store/clusters.ts';
import { noteChange } from '../store/changes.ts';
import { announce, type ClusterFields, readFields } from './open-cluster.ts';
import { lockReached } from './reach-cluster.ts';
import { presentCluster, type ShownCluster } from './show-cluster.ts';

/** Fields of the contract by column. */
const apiFields: { readonly [column: string]: string } = {
  area_no: 'areaId',
  place_kind: 'placeKind',
  place_no: 'placeId',
  from_at: 'from',
  to_at: 'to',
};

/**
 * Edits a cluster by field. Edits of different fields merge; of the same field, the later one gets 409 with the
 * current record.
 */
export async function editCluster(
  context: ClusterContext,
  scope: Scope,
  id: string,
  edit: ClusterFields & { readonly version: number },
): Promise<Outcome<ShownCluster>> {
  const { platform } = context;
  const { version, ...fields } = edit;
  const read = await readFields(context, scope, fields);
  if (!read.ok) {
    return read;
  }
  const outcome = await platform.db.transaction().execute(async (tx): Promise<Outcome<ClusterRow>> => {
    const reached = await lockReached(context, scope, tx, id);
    if (!reached.ok) {
      return reached;
    }
    const row = reached.value;
    const changed = Object.entries(read.value).filter(
      ([column, value]) => !same(context, row[column as keyof ClusterRow], value),
    );
    const columns = changed.map(([column]) => column);
    const stored = { version: row.version, fieldVersions: row.field_versions };
    const merged = mergeEdit(stored, version, columns);
    if (merged.conflicts.length > 0) {
      return refuseGeneral('version-conflict', {
        current: await presentCluster(context, scope, tx, row),
        fields: Object.fromEntries(
          merged.conflicts.map((column) => [apiFields[column] ?? column, 'changed']),
        ),
      });
    }
    const next: ClusterRow = {
      ...row,
      ...Object.fromEntries(changed),
      version: merged.version,
      field_versions: merged.fieldVersions,
    };
    if (next.to_at <= next.from_at) {
      return refuse('ends-before-start', { fields: { to: 'after from' } });
    }
    if (columns.length === 0) {
      return done(row);
    }
    const now = platform.clock.now();
    const names = columns.map((column) => apiFields[column] ?? column);
    await updateCluster(scope, tx, next);
    await noteChange(scope, tx, row.id, now, { kind: 'change', fields: names });
    await announce(scope, tx, next, now);
    await audit(tx, scope, now, [
      {
        action: 'cluster.change',
        subjectKind: 'cluster',
        subjectId: row.id,
        areaNo: next.area_no,
        detail: { fields: names },
      },
    ]);
    return done(next);
  });
  return outcome.ok ? done(await presentCluster(context, scope, platform.db, outcome.value)) : outcome;
}

/** Encrypted texts differ each time they are written: what they say is compared. */
function same(context: ClusterContext, stored: unknown, given: unknown): boolean {
  if (stored instanceof Date && given instanceof Date) {
    return stored.getTime() === given.getTime();
  }
  const { decrypt } = context.platform.secrets;
  return Buffer.isBuffer(stored) && Buffer.isBuffer(given)
    ? decrypt(stored) === decrypt(given)
    : stored === given;
}
