import type { Reply } from '../../../../contract/kit.ts';
import type { orderSigningApi, signingActs } from '../../../../contract/order-signing.ts';
import type { organisationsApi } from '../../../../contract/places.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import type { Scene } from './scene.ts';

type Signers = Reply<(typeof orderSigningApi)['GET /signing-authorities']>;
type Offices = Reply<(typeof organisationsApi)['GET /organisations']>;
type Act = (typeof signingActs)[number];

/** Acts that the head of an office signs; who signs these signs certificates too. */
const ALL: readonly Act[] = [
  'quarantine-facility',
  'quarantine-home',
  'isolation-hospital',
  'isolation-home',
  'test',
  'lockdown',
  'hand-over',
];

/** Every office that numbers decisions has a head who signs them: whoever tries the program can issue in any name. */
export async function nameHeads(scene: Scene): Promise<void> {
  const { items } = await expectOk<Offices>(scene.cdc, 'GET', '/organisations?limit=200');
  for (const { id, kind, numberSuffix } of items) {
    const signers = numberSuffix === null ? [] : await signersOf(scene, id);
    const lacking = ALL.filter((act) => !signers.some((one) => one.inForce && one.kinds.includes(act)));
    if (numberSuffix !== null && lacking.length > 0) {
      await nameHead(scene, { id, committee: kind === 'peoples-committee', kinds: lacking });
    }
  }
}

/** Who signs an act of an office: its head, where nobody else is named. */
export async function signerFor(scene: Scene, officeId: string, act: Act): Promise<string> {
  const known = (await signersOf(scene, officeId)).find((one) => one.inForce && one.kinds.includes(act));
  return known?.id ?? (await nameHead(scene, { id: officeId, committee: true, kinds: ALL }));
}

async function signersOf({ cdc }: Scene, officeId: string): Promise<Signers['items']> {
  return (await expectOk<Signers>(cdc, 'GET', `/signing-authorities?office=${officeId}`)).items;
}

type Head = { readonly id: string; readonly committee: boolean; readonly kinds: readonly Act[] };

async function nameHead({ cdc, run }: Scene, { id: officeId, committee, kinds }: Head): Promise<string> {
  const id = demoId(run, 'order-paper', `head of ${officeId}`);
  await expectOk(cdc, 'POST', '/signing-authorities', {
    id,
    officeId,
    ...(committee ? { onBehalfOf: 'Ủy ban nhân dân' } : {}),
    name: committee ? 'Chủ tịch mô phỏng' : 'Giám đốc mô phỏng',
    form: 'head',
    title: committee ? 'Chủ tịch' : 'Giám đốc',
    kinds,
    validFrom: '2026-01-05',
  });
  return id;
}
