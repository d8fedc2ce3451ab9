import { type Caller, type TestApp, testApp } from '../../../../test/support/app.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const MINUTE = 60_000;
export const KY_LUA = '06187';
export const DONG_DANG = '06184';
export const iso = (ms: number) => new Date(ms).toISOString();

/** What tests of the command centre begin with. */
export type CommandKit = {
  readonly t: TestApp;
  readonly leader: Caller;
  readonly officer: Caller;
  /** The command centre of another province. */
  readonly elsewhere: Caller;
  /** An officer of one commune. */
  readonly commune: Caller;
  /** Counts something in a commune at a moment. */
  readonly count: (metric: string, by: number, at: number, code?: string) => Promise<void>;
  /** Runs a background job of the module as its clock would. */
  readonly run: (kind: 'command.cut' | 'command.watch') => Promise<unknown>;
};

/** The program on its own database, demo dataset. Close `t` in afterAll. */
export async function commandKit(): Promise<CommandKit> {
  const t = await testApp();
  const jobs = t.app.modules.find(({ name }) => name === 'command')!.jobs!;
  return {
    t,
    leader: await t.as('province-leader'),
    officer: await t.as('health-officer'),
    elsewhere: await t.as('health-officer', '46'),
    commune: await t.as('commune-officer', KY_LUA),
    count: async (metric, by, at, code = KY_LUA) => {
      const areaNo = t.app.areas.byId(t.areaId(code))!.no;
      await t.app.platform.db.transaction().execute(async (tx) => {
        await addFigures(tx, [{ metric, dataset: 'demo', areaNo, at, by }]);
        await appendEvent(tx, {
          topic: 'figures.changed',
          dataset: 'demo',
          payload: { metrics: [metric], areaNos: [areaNo] },
          at,
        });
      });
    },
    run: async (kind) =>
      await jobs.find((job) => job.kind === kind)!.run({}, { progress: async () => undefined }),
  };
}
