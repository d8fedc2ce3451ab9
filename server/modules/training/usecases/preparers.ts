import { randomBytes } from 'node:crypto';
import type { Role } from '../../../../contract/rights.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { createAccount } from '../../../platform/access/usecases/manage-accounts.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import type { Api, TrainingContext } from '../context.ts';

const DEMO = 'demo';
/** Sessions last longer; another one is opened well before they end. */
const KEPT_MS = 6 * HOUR_MS;
/** What the officer of the province does for drills: cases, posts, the command centre. */
const PROVINCE: readonly Role[] = ['health-officer', 'gate-commander', 'province-leader'];

/** The officers who make the records of drills. */
export type Preparers = {
  readonly office: () => Promise<Api>;
  readonly commune: () => Promise<Api>;
};

/** Opens accounts that nobody logs in with, once for a process: what drills need is made by them, and the trail says so. */
export function createPreparers(context: TrainingContext): Preparers {
  const kept = new Map<string, { readonly until: number; readonly api: Promise<Api> }>();
  const officer = async (name: string, roles: readonly { role: Role; areaId: string }[]): Promise<Api> => {
    const { platform, areaPaths, sessions } = context;
    const now = platform.clock.now();
    const before = kept.get(name);
    if (before !== undefined && now < before.until) {
      return await before.api;
    }
    const open = async (): Promise<Api> => {
      const made = await createAccount(platform, areaPaths, systemScope('training', DEMO), {
        login: `tap-dung.${randomBytes(6).toString('hex')}`,
        name,
        roles,
        password: null,
      });
      if (!made.ok) {
        throw new Error(made.messageEn);
      }
      return context.api((await sessions.open(made.value.id, DEMO, now)).token);
    };
    const api = open();
    kept.set(name, { until: now + KEPT_MS, api });
    api.catch(() => kept.delete(name));
    return await api;
  };
  return {
    office: async () => {
      const areaId = context.province()!;
      return await officer(
        'Người dựng bài tập (tập huấn)',
        PROVINCE.map((role) => ({ role, areaId })),
      );
    },
    commune: async () =>
      await officer('Cán bộ xã khác (tập huấn)', [
        { role: 'commune-officer', areaId: context.areaOf('commune-officer')! },
      ]),
  };
}
