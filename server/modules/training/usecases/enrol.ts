import { randomBytes } from 'node:crypto';
import type { Body, Reply } from '../../../../contract/kit.ts';
import type { Role } from '../../../../contract/rights.ts';
import type { trainingApi } from '../../../../contract/training.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { createAccount } from '../../../platform/access/usecases/manage-accounts.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TrainingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { drilledRoles, drills, type ShippedDrill } from '../rules/drills.ts';
import { insertTrainee } from '../store/runs.ts';
import { leavePhone } from './leave-phone.ts';

const DEMO = 'demo';

type Asked = Body<(typeof trainingApi)['POST /training/enrol']>;
export type Enrolled = { accountId: string; login: string; token: string; expiresAt: number };

/** Roles that somebody can train here with an account, where a place to work is known; none on a system with real data. */
export function trainedRoles({
  publicDataset,
  areaOf,
}: Pick<TrainingContext, 'publicDataset' | 'areaOf'>): Role[] {
  return publicDataset === DEMO ? drilledRoles(drills.values()).filter((role) => areaOf(role) !== null) : [];
}

/** What is trained here: roles to enrol for, and every drill by its name, those of citizens too. */
export function offer(
  context: Pick<TrainingContext, 'publicDataset' | 'areaOf'>,
): Reply<(typeof trainingApi)['GET /training/roles']> {
  const items = trainedRoles(context);
  const isHere = ({ role }: ShippedDrill) => items.includes(role) || (items.length > 0 && role === 'citizen');
  return {
    items,
    drills: [...drills.values()]
      .filter(isHere)
      .map(({ id, role, vi, en, steps }) => ({ id, role, vi, en, steps: steps.length })),
  };
}

/**
 * Makes an account of the simulated province for a trainee, in the area where the shown account of the role works, and opens
 * its session. It has no password: whoever comes back enrols again.
 */
export async function enrol(
  context: TrainingContext,
  { name, unit, role }: Asked,
): Promise<Outcome<Enrolled>> {
  const { platform, areaPaths, sessions } = context;
  if (context.publicDataset !== DEMO) {
    return refuse('no-training-here');
  }
  const areaId = trainedRoles(context).includes(role) ? context.areaOf(role) : null;
  if (areaId === null) {
    return refuse('no-drill', { fields: { role: 'no drill' } });
  }
  const scope = systemScope('training', DEMO);
  const login = `tap.${randomBytes(6).toString('hex')}`;
  const made = await createAccount(platform, areaPaths, scope, {
    login,
    name,
    roles: [{ role, areaId }],
    password: null,
  });
  if (!made.ok) {
    return made;
  }
  await context.prepare(role, areaId, made.value.id);
  if (role === 'administrator') {
    await leavePhone(context, areaId);
  }
  const now = platform.clock.now();
  const drill = [...drills.values()].find((one) => one.role === role)!.id;
  await insertTrainee(scope, platform.db, { accountId: made.value.id, name, unit, drill, at: new Date(now) });
  const session = await sessions.open(made.value.id, DEMO, now);
  return done({ accountId: made.value.id, login, ...session }, 201);
}
