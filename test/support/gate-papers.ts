import { VACCINATION } from '../../lib/credentials/dcc-test-samples.ts';
import { makePlaceCode, makeShortCode } from '../../lib/credentials/index.ts';
import { createSigner } from '../../server/platform/credentials/module.ts';
import { rotateKey } from '../../server/platform/credentials/rotate.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import type { ListeningApp } from './listening.ts';

const HOUR = 3_600_000;
/** Xã Đồng Đăng: green on the table of zones that a test gives its posts; Hà Nội is red on it. */
export const ORIGIN = '06184';

/** Somebody of whom the declaration alone is known, with the code they carry. */
export type Declarant = { readonly name: string; readonly code: string };

const random = () => crypto.getRandomValues(new Uint8Array(8));

/** A post of its own with a fresh table of zones. @returns its id. */
export async function openPost(t: ListeningApp, name: string): Promise<string> {
  const health = await t.as('health-officer');
  const post = { name, kind: 'checkpoint', areaId: t.areaId(ORIGIN) };
  const { id } = (await health.post('/places', post)).json();
  const zones = await health.post('/gates/zones', {
    id: uuid7(),
    asOf: new Date(t.clock.now() - HOUR).toISOString(),
    source: 'Bảng thử',
    text: `code,level\n${ORIGIN},xanh\n01,đỏ\n`,
  });
  if (zones.statusCode !== 201) {
    throw new Error(`table of zones: ${zones.statusCode}`);
  }
  return id;
}

/** `count` people who declared, each with a name of their own, every fifth of them from a red zone. */
export async function declarants(t: ListeningApp, count: number, prefix: string): Promise<Declarant[]> {
  const signer = createSigner(t.app.platform);
  const validity = { from: t.clock.now(), until: t.clock.now() + 12 * HOUR };
  const issue = async (n: number): Promise<Declarant> => {
    const name = `${prefix} ${String.fromCodePoint(65 + (n % 26))}${Math.floor(n / 26)}`;
    const said = { name, birthYear: 1950 + (n % 50), areaCode: n % 5 === 4 ? '01' : ORIGIN, companions: 0 };
    const code = makeShortCode('declaration', random());
    return { name, code: await signer.issue('demo', 'declaration', { code, ...said }, validity) };
  };
  return await Promise.all(Array.from({ length: count }, (_, n) => issue(n)));
}

/** One paper of every kind that people hold before the camera of a gate. */
export async function papersOfEveryKind(t: ListeningApp) {
  const signer = createSigner(t.app.platform);
  const now = t.clock.now();
  const validity = { from: now, until: now + 12 * HOUR };
  const health = await t.as('health-officer');
  const bearer = { fullName: 'Vi Thị Thẻ', birthYear: 1961, areaId: t.areaId(ORIGIN) };
  const { id } = (await health.post('/people', bearer)).json();
  const declared = await t.anonymous.post('/declarations', {
    id: uuid7(),
    person: { fullName: 'Trần Thị Bưởi', birthYear: 1972, areaId: t.areaId(ORIGIN) },
    symptoms: [],
    exposures: [],
    declaredAt: new Date(now).toISOString(),
  });
  const stale = { name: 'Nông Văn Cũ', birthYear: 1980, areaCode: ORIGIN, companions: 0 };
  await rotateKey(t.app.platform, 'dcc', 'demo');
  // In whole seconds, and not before the certificate of the signer.
  const dcc = await signer.issueDcc(VACCINATION, { from: t.clock.now() + 1000, until: now + 24 * HOUR });
  if (dcc?.ok !== true) {
    throw new Error('no certificate');
  }
  const permit = { name: 'Hợp tác xã Thử', areaCode: '20', plate: '12A12345' };
  const declaration = declared.json().code as string;
  return {
    card: (await health.post(`/people/${id}/card`, {})).json().code as string,
    declaration,
    forged: `${declaration.slice(0, -6)}000000`,
    expired: await signer.issue(
      'demo',
      'declaration',
      { code: makeShortCode('declaration', random()), ...stale },
      { from: now, until: now + 1000 },
    ),
    real: await signer.issue(
      'live',
      'declaration',
      { code: makeShortCode('declaration', random()), ...stale },
      validity,
    ),
    dcc: dcc.value,
    permit: await signer.issue(
      'demo',
      'permit',
      { code: makeShortCode('permit', random()), ...permit },
      validity,
    ),
    poster: `HTTPS://VUNGXANH.TEST/D/${makePlaceCode(random())}`,
    unknown: 'https://example.org/thuc-don',
  };
}
