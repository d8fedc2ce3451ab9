import { randomBytes } from 'node:crypto';
import { systemScope } from '../../../platform/access/scope.ts';
import { createAccount } from '../../../platform/access/usecases/manage-accounts.ts';
import type { TrainingContext } from '../context.ts';

const DEMO = 'demo';
/** As drills.json calls the account. */
const NAME = 'Cán bộ mất điện thoại (tập huấn)';

/**
 * An account of the trainee's own unit that is logged in on a phone which nobody holds any more: what an administrator ends in
 * the drill. It has no password.
 */
export async function leavePhone(
  { platform, areaPaths, sessions }: Pick<TrainingContext, 'platform' | 'areaPaths' | 'sessions'>,
  areaId: string,
): Promise<void> {
  const made = await createAccount(platform, areaPaths, systemScope('training', DEMO), {
    login: `mat-may.${randomBytes(6).toString('hex')}`,
    name: NAME,
    roles: [{ role: 'commune-officer', areaId }],
    password: null,
  });
  if (!made.ok) {
    throw new Error(made.messageEn);
  }
  await sessions.open(made.value.id, DEMO, platform.clock.now());
}
