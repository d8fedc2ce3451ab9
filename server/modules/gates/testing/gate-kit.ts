import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { type Caller, type TestApp, testApp } from '../../../../test/support/app.ts';
import { letPass } from '../../../../test/support/let-pass.ts';

/** A post of a commune with an officer, a commander and a health officer of the province. */
export type GateKit = {
  readonly t: TestApp;
  readonly officer: Caller;
  readonly commander: Caller;
  readonly health: Caller;
  readonly post: { readonly id: string; readonly code: string };
  readonly neighbour: { readonly id: string };
  /** A crossing of somebody known by name, let pass by the rules; change what matters. */
  readonly crossing: (change?: object) => { id: string } & Record<string, unknown>;
  readonly send: (...items: object[]) => Promise<{ id: string; status: number; code?: string }[]>;
};

export const COMMUNE = '06184';

export async function gateKit(): Promise<GateKit> {
  const t = await testApp();
  const [officer, commander, health] = [
    await t.as('gate-officer', COMMUNE),
    await t.as('gate-commander', COMMUNE),
    await t.as('health-officer', '20'),
  ];
  const place = async (name: string, areaCode = COMMUNE) =>
    (await health.post('/places', { name, kind: 'checkpoint', areaId: t.areaId(areaCode) })).json() as {
      id: string;
      code: string;
    };
  const [post, neighbour] = [await place('Chốt A'), await place('Chốt B')];
  const crossing: GateKit['crossing'] = (change = {}) => ({
    id: uuid7(t.clock.now()),
    postId: post.id,
    at: new Date(t.clock.now()).toISOString(),
    direction: 'in',
    means: 'typed',
    outcome: 'valid',
    person: { fullName: 'Hoàng Văn Thụ', birthYear: 1990, phone: '0912345678' },
    zoneRank: 0,
    ...letPass,
    ...change,
  });
  return {
    t,
    officer,
    commander,
    health,
    post,
    neighbour,
    crossing,
    send: async (...items) => {
      const answer = await officer.post('/gates/crossings/batch', { items });
      if (answer.statusCode !== 200) {
        throw new Error(answer.body);
      }
      return answer.json().outcomes;
    },
  };
}
