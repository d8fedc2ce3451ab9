import type { Scope } from '../../../platform/access/scope.ts';
import type { Phones } from '../../../platform/access/usecases/show-devices.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { GateContext } from '../context.ts';
import { devicesOfAccount, updateDevice } from '../store/devices.ts';
import { postsByNos } from '../store/posts.ts';

/** The phones that an account registered for a post, for its list of devices. Who may ask is checked there. */
export function phonesOfAccount({ platform }: Pick<GateContext, 'platform'>): Phones {
  const { db, clock } = platform;
  return {
    of: async (scope, accountId) =>
      (await devicesOfAccount(scope, db, accountId)).map((row) => ({
        id: row.id,
        name: row.name,
        since: row.registered_at.toISOString(),
        seenAt: row.seen_at?.toISOString() ?? null,
      })),
    end: async (scope: Scope, accountId, id) => {
      const device = (await devicesOfAccount(scope, db, accountId)).find((one) => one.id === id);
      if (device === undefined) {
        return false;
      }
      const at = new Date(clock.now());
      const [post] = await postsByNos(scope, db, [device.place_no]);
      await db.transaction().execute(async (tx) => {
        await updateDevice(scope, tx, id, { revoked_at: at, revoke_reason: scope.reason ?? null });
        await audit(tx, scope, at.getTime(), [
          {
            action: 'gate.device.revoke',
            subjectKind: 'device',
            subjectId: id,
            areaNo: post?.area_no ?? null,
          },
        ]);
      });
      return true;
    },
  };
}
