import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markCursor } from '../../server/platform/http/page-cursor.ts';
import { encodeCursor } from '../../server/platform/http/paging.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { embeddedPostgres, type Program, startProgram, waitUntil } from './program.ts';
import { seed } from './seed.ts';

/** Words and numbers that belong to one person, and that nothing but that person's data contains. */
const marks = {
  name: 'Đàm Quỳnh Xuyến',
  phone: '0987654321',
  cccd: '020095004321',
  address: 'ngõ Tùng Bách 4711',
  reason: 'hỏi vì Xuyến ho',
  password: 'mật khẩu Thạch Sùng',
  login: 'xuyen-dang-nhap',
} as const;
/** The marks as they may turn up: whole, in parts, folded, encoded. */
const traces = [
  ...Object.values(marks),
  'Xuyến',
  'xuyen',
  'XUYEN',
  '987654321',
  '0987 654 321',
  'Tùng Bách',
  'tung bach',
  'Thạch Sùng',
  encodeURIComponent('Xuyến'),
  encodeURIComponent('Tùng'),
];

let dataDir: string;
let program: Program;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vx-quiet-'));
  await chmod(dataDir, 0o755);
  program = await startProgram({ dataDir, logLevel: 'trace' });
}, 120_000);
afterAll(async () => {
  await program?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('logs', () => {
  it('hold nothing of a person, whatever is asked, refused or broken, at the most talkative level', async () => {
    const database = await embeddedPostgres(dataDir);
    const { app, codes, token, communeId } = await seed(database.url, join(dataDir, 'files'), [
      'Chợ Giếng Vuông',
    ]);
    await app.stop();
    const ask = async (method: string, path: string, body?: unknown, auth = token): Promise<number> => {
      const reply = await fetch(`${program.url}${path}`, {
        method,
        headers: {
          ...(auth === '' ? {} : { authorization: `Bearer ${auth}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      await reply.arrayBuffer();
      return reply.status;
    };
    const personId = uuid7();
    const person = {
      id: personId,
      fullName: marks.name,
      phones: [marks.phone],
      address: marks.address,
      identifiers: [{ kind: 'cccd', value: marks.cccd }],
      areaId: communeId,
    };
    const card = `${marks.cccd}||${marks.name}|05031995|Nữ|${marks.address}|01072021`;
    const scan = (of: object) => ({
      id: uuid7(),
      placeCode: codes[0],
      person: of,
      at: new Date().toISOString(),
    });
    const q = encodeURIComponent(marks.name);
    const round = async (): Promise<number[]> => [
      // What works.
      await ask('POST', '/api/v1/people', person),
      await ask('GET', `/api/v1/people?q=${q}`),
      await ask('GET', `/api/v1/people?q=${marks.phone}`),
      await ask('GET', `/api/v1/people/${personId}?reason=${encodeURIComponent(marks.reason)}`),
      await ask('POST', '/api/v1/presence', scan({ phone: marks.phone })),
      await ask('POST', '/api/v1/presence', scan({ phone: marks.phone }), ''),
      await ask('POST', '/api/v1/presence', scan({ cccd: card })),
      await ask('POST', '/api/v1/presence/batch', {
        items: [scan({ cccd: marks.cccd }), scan({ phone: card })],
      }),
      await ask('POST', '/api/v1/cases', {
        personId,
        disease: 'covid-19',
        classification: 'SUSPECT',
        reportDate: '2026-01-02',
      }),
      // What is refused.
      await ask('POST', '/api/v1/people', { ...person, fullName: `${marks.name} khác` }),
      await ask('POST', '/api/v1/people', { ...person, id: uuid7(), birthYear: marks.phone }),
      await ask('POST', '/api/v1/people', { ...person, id: uuid7(), fullName: `${marks.name}\u0000` }),
      await ask('POST', '/api/v1/people', { ...person, id: uuid7(), address: marks.address.repeat(50_000) }),
      await ask('POST', '/api/v1/people', `{"fullName":"${marks.name}", ${marks.phone}`),
      await ask('POST', '/api/v1/presence', scan({ phone: `${marks.phone}${marks.phone}` })),
      // Values that only PostgreSQL finds wrong, and quotes in its message.
      await ask(
        'GET',
        `/api/v1/cases?cursor=${markCursor({ key: 'GET /cases', params: {}, query: {} }, encodeCursor([marks.name, personId]))}`,
      ),
      await ask('GET', `/api/v1/presence/totals?places=${q}`),
      await ask('GET', `/api/v1/${q}/${marks.phone}`),
      await ask('GET', `/D/${q}?phone=${marks.phone}`),
      await ask('POST', '/api/v1/session', { login: marks.login, password: marks.password }, ''),
      await ask('GET', '/api/v1/session', undefined, marks.phone),
    ];
    const usual = await round();
    expect(usual).toEqual([
      201,
      200,
      200,
      200,
      201,
      201,
      201,
      200,
      201,
      409,
      400,
      400,
      413,
      400,
      400,
      400,
      400,
      404,
      usual[18],
      401,
      401,
    ]);

    process.kill(database.pid, 'SIGKILL');
    const statuses = new Set<number>();
    await waitUntil(async () => {
      (await round()).forEach((status) => statuses.add(status));
      return statuses.has(503);
    }, 30_000);
    await waitUntil(
      async () => (await ask('POST', '/api/v1/presence', scan({ phone: marks.phone }))) === 201,
      60_000,
    );
    await pause(1_500);
    await program.stop();

    const said = program.output();
    expect(said).toContain('a value of the request reached the database unchecked');
    const left = await readFile(join(dataDir, 'pg', 'postgres.log'), 'utf8');
    expect(left).toContain('database system');
    const found = traces.filter((trace) => said.includes(trace) || left.includes(trace));
    expect(found).toEqual([]);
    expect(said).not.toContain(token);
  }, 180_000);
});
