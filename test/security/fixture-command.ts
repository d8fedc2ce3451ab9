import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { addFigures } from '../../server/platform/figures/figures.ts';
import type { TestApp } from '../support/app.ts';
import { TEST_NOW } from '../support/fixed.ts';

/** A rule that the fixture's alert comes from. */
export const alertRule = {
  code: 'thu-bien-so',
  vi: 'Thử',
  en: 'Trial',
  metric: 'plates.watched',
  per: 'commune',
  kind: 'threshold',
  direction: 'above',
  hours: 24,
  raise: 1,
  clear: 0,
  severity: 'watch',
  from: '2026-11-01',
  certainty: 'unverified',
  source: 'thử',
} as const;

/** A turn of duty around the test's time. */
export function dutyTurn(name: string): object {
  return {
    name,
    office: 'Sở Y tế',
    phone: '0912345678',
    level: 1,
    from: new Date(TEST_NOW - 3_600_000).toISOString(),
    until: new Date(TEST_NOW + 3_600_000).toISOString(),
  };
}

/** A scene that the wall could show. */
export const wallScene = {
  id: 'thu',
  vi: 'Thử',
  en: 'Trial',
  seconds: 10,
  key: 1,
  tiles: [{ id: 'chot', kind: 'gates', vi: 'Chốt', en: 'Posts', columns: 5, rows: 1 }],
} as const;

/** A cut, an alert of a rule, who is on duty, a hand-over, a screen of the wall and the wall frozen. */
export async function buildCommand(t: TestApp, areaId: string, mark: string) {
  const officer = await t.as('health-officer');
  const made = async (path: string, body: object) => {
    const reply = await officer.post(path, body);
    if (reply.statusCode >= 300) {
      throw new Error(`${path}: ${reply.body}`);
    }
    return reply.json();
  };
  const briefing = await made('/command/briefings', {});
  const rule = await made('/command/alert-rules', { document: alertRule, reason: mark });
  const counted = {
    metric: alertRule.metric,
    dataset: 'demo',
    areaNo: t.app.areas.byId(areaId)!.no,
    at: TEST_NOW - 3_600_000,
    by: 1,
  };
  await t.app.platform.db.transaction().execute(async (tx) => await addFigures(tx, [counted]));
  const jobs = t.app.modules.find(({ name }) => name === 'command')!.jobs!;
  await jobs.find(({ kind }) => kind === 'command.watch')!.run({}, { progress: async () => undefined });
  const [alert] = (await officer.get(`/command/alerts?rule=${alertRule.code}`)).json().items;
  const duty = await made('/command/duty', { items: [dutyTurn(mark)] });
  const entry = await made('/command/log', { kind: 'handover', text: mark });
  const administrator = await t.as('administrator');
  const screen = { id: uuid7(TEST_NOW), name: mark };
  await administrator.post('/command/screens', screen);
  const snapshot = await made('/command/wall-snapshots', { id: uuid7(TEST_NOW) });
  return {
    screenId: screen.id,
    snapshotId: snapshot.id as string,
    briefingId: briefing.id as string,
    alertId: alert.id as string,
    alertRuleId: rule.id as string,
    dutyId: duty.outcomes[0].id as string,
    logEntryId: entry.id as string,
  };
}
