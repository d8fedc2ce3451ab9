import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../../contract/index.ts';
import type { Endpoint } from '../../../contract/kit.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type CommandKit, commandKit, MINUTE } from './testing/command-kit.ts';

let kit: CommandKit;

beforeAll(async () => {
  kit = await commandKit();
});
afterAll(async () => {
  await kit?.t.close();
});

type Sent = { readonly status: number; readonly body: string; readonly cookie: string | null };

/** A browser that keeps its cookie, as the machine of a screen does. */
async function browse(method: string, path: string, cookie: string | null, payload?: object): Promise<Sent> {
  const reply = await kit.t.http.inject({
    method: method as 'GET',
    url: `/api/v1${path}`,
    headers: cookie === null ? {} : { cookie: `vx_session=${cookie}` },
    ...(payload === undefined ? {} : { payload }),
  });
  const set = reply.cookies.find(({ name }) => name === 'vx_session');
  return { status: reply.statusCode, body: reply.body, cookie: set?.value ?? null };
}

async function addScreen(name: string): Promise<{ id: string; code: string; address: string }> {
  const admin = await kit.t.as('administrator');
  const made = await admin.post('/command/screens', { id: uuid7(kit.t.clock.now()), name });
  expect(made.statusCode, made.body).toBe(201);
  return made.json();
}

async function paired(name: string): Promise<{ id: string; cookie: string }> {
  const { id, code } = await addScreen(name);
  const reply = await browse('POST', '/command/screens/pairing', null, { code });
  expect(reply.status, reply.body).toBe(200);
  return { id, cookie: reply.cookie! };
}

describe('the pairing of a screen', () => {
  it('takes a code once, however it is typed, and not after fifteen minutes', async () => {
    const { code, address } = await addScreen('Phòng họp 1');
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/u);
    expect(address).toContain(`/console/wall/pair#${code}`);
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
    expect((await browse('POST', '/command/screens/pairing', null, { code: typed })).status).toBe(200);
    const again = await browse('POST', '/command/screens/pairing', null, { code });
    expect([again.status, again.cookie]).toEqual([403, null]);
    const late = await addScreen('Phòng họp 2');
    kit.t.clock.advance(15 * MINUTE + 1);
    expect((await browse('POST', '/command/screens/pairing', null, { code: late.code })).status).toBe(403);
  });

  it('shows when each screen was last seen, and never a code or a key', async () => {
    const { cookie } = await paired('Sảnh');
    await browse('GET', '/command/wall', cookie);
    const admin = await kit.t.as('administrator');
    const list = await admin.get('/command/screens');
    const row = list.json().items.find(({ name }: { name: string }) => name === 'Sảnh');
    expect(row).toMatchObject({ state: 'paired', lastSeenAt: expect.any(String) });
    expect(list.body).not.toContain(cookie);
    const waiting = list.json().items.find(({ name }: { name: string }) => name === 'Phòng họp 2');
    expect(waiting.state).toBe('expired');
  });
});

describe('a paired screen', () => {
  it('comes back by its cookie alone, days later', async () => {
    const { cookie } = await paired('Sau mất điện');
    kit.t.clock.advance(40 * 24 * 60 * MINUTE);
    expect((await browse('GET', '/session', cookie)).status).toBe(200);
    const wall = await browse('GET', '/command/wall', cookie);
    expect(wall.status, wall.body).toBe(200);
    expect((await browse('GET', '/command/wall/communes?scene=gates&tile=crossings', cookie)).status).toBe(
      200,
    );
  });

  it('may read the wall and nothing else of the whole API', async () => {
    const { cookie } = await paired('Chỉ màn hình');
    const open: string[] = [];
    for (const [key, endpoint] of Object.entries(api) as [string, Endpoint][]) {
      const [method, path] = key.split(' ') as [string, string];
      if (endpoint.access === 'public' || endpoint.access === 'session') {
        continue;
      }
      const reply = await browse(
        method,
        path.replaceAll(/\{\w+\}/gu, uuid7(1)),
        cookie,
        method === 'GET' ? undefined : {},
      );
      if (reply.status !== 403) {
        open.push(`${key} ${reply.status}`);
      }
    }
    expect(open).toEqual(['GET /command/wall 200', 'GET /command/wall/communes 400']);
  }, 60_000);

  it('writes nothing, not even where a session is enough', async () => {
    const { cookie } = await paired('Không ghi');
    for (const [key, endpoint] of Object.entries(api) as [string, Endpoint][]) {
      const [method, path] = key.split(' ') as [string, string];
      if (endpoint.access === 'session' && method !== 'GET') {
        const reply = await browse(method, path.replaceAll(/\{\w+\}/gu, uuid7(1)), cookie, {});
        expect([key, reply.status]).toEqual([key, 403]);
      }
    }
  });

  it('shows no person: neither name nor phone of who is on duty', async () => {
    const { cookie } = await paired('Không tên');
    const wall = await browse('GET', '/command/wall', cookie);
    expect(wall.body).not.toMatch(/09\d{8}/u);
    expect(JSON.parse((await browse('GET', '/session', cookie)).body).rights).toEqual(['wall.read']);
  });

  it('is shut out by an administrator, and by a machine that is paired after it', async () => {
    const admin = await kit.t.as('administrator');
    const first = await paired('Tường lớn');
    const code = (await admin.post(`/command/screens/${first.id}/code`, {})).json().code as string;
    expect((await browse('GET', '/command/wall', first.cookie)).status).toBe(200);
    const second = await browse('POST', '/command/screens/pairing', first.cookie, { code });
    expect(second.status).toBe(200);
    kit.t.clock.advance(6_000);
    expect((await browse('GET', '/command/wall', first.cookie)).status).toBe(401);
    expect((await browse('GET', '/command/wall', second.cookie)).status).toBe(200);
    const ended = await admin.post(`/command/screens/${first.id}/revocation`, { reason: 'Máy bị mất' });
    expect(ended.json().state).toBe('revoked');
    kit.t.clock.advance(6_000);
    expect((await browse('GET', '/command/wall', second.cookie)).status).toBe(401);
    expect((await admin.post(`/command/screens/${first.id}/code`, {})).statusCode).toBe(404);
  });

  it('is made by administrators of the province only', async () => {
    const body = { id: uuid7(kit.t.clock.now()), name: 'Thử' };
    const others = [
      await kit.t.as('province-leader'),
      await kit.t.as('health-officer'),
      await kit.t.as('administrator', '46'),
    ];
    for (const caller of others) {
      expect((await caller.post('/command/screens', body)).statusCode).toBe(403);
    }
  });
});
