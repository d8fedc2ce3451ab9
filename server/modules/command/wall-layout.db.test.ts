import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SceneSetting } from '../../../contract/command-wall.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type CommandKit, commandKit, HOUR } from './testing/command-kit.ts';

const poppler = existsSync('/usr/bin/pdftotext');
let kit: CommandKit;

beforeAll(async () => {
  kit = await commandKit();
});
afterAll(async () => {
  await kit?.t.close();
});

const scene = (over: Partial<SceneSetting> = {}): SceneSetting => ({
  id: 'rieng',
  vi: 'Cảnh riêng',
  en: 'Own scene',
  seconds: 15,
  key: 3,
  tiles: [
    {
      id: 'duong-tinh',
      kind: 'number',
      vi: 'Tỷ lệ dương tính',
      en: 'Positivity',
      metric: 'lab.positivity',
      window: 'week',
      columns: 6,
      rows: 1,
    },
    { id: 'chot', kind: 'gates', vi: 'Chốt', en: 'Posts', columns: 6, rows: 1 },
  ],
  ...over,
});
const set = async (version: number, scenes: readonly SceneSetting[] | null) =>
  await kit.officer.send('PUT', '/command/wall-layout', { version, scenes, reason: 'Giao ban' });

describe('the scenes of the wall', () => {
  it('are those that ship until somebody sets others; every version stays, and the default comes back', async () => {
    const before = (await kit.officer.get('/command/wall-layout')).json();
    expect([before.version, before.shipped, before.scenes]).toEqual([0, true, before.byDefault]);
    const own = await set(0, [scene()]);
    expect(own.statusCode, own.body).toBe(200);
    const wall = (await kit.leader.get('/command/wall')).json();
    expect(wall.scenes).toEqual([{ id: 'rieng', vi: 'Cảnh riêng', en: 'Own scene', seconds: 15, key: 3 }]);
    expect(wall.tiles[0]).toMatchObject({ source: 'laboratory', place: { column: 1, row: 1, columns: 6 } });
    expect(wall.tiles[1]).toMatchObject({ kind: 'gates', place: { column: 7, row: 1 } });
    const again = (await set(1, null)).json();
    expect([again.version, again.shipped]).toEqual([2, true]);
    expect(
      again.history.map(({ version, reason }: { version: number; reason: string }) => [version, reason]),
    ).toEqual([
      [2, 'Giao ban'],
      [1, 'Giao ban'],
    ]);
    expect((await kit.leader.get('/command/wall')).json().scenes).toHaveLength(before.byDefault.length);
  });

  it('keep what somebody else set meanwhile', async () => {
    const refused = await set(0, [scene()]);
    expect([refused.statusCode, refused.json().current.version]).toEqual([409, 2]);
  });

  it.each([
    ['an unknown figure', [scene({ tiles: [{ ...scene().tiles[0]!, metric: 'khong.co' }] })]],
    [
      'too little room',
      [scene({ tiles: [1, 2, 3, 4, 5].map((n) => ({ ...scene().tiles[0]!, id: `o-${n}` })) })],
    ],
    ['a digit twice', [scene(), scene({ id: 'hai' })]],
    [
      'a gauge as a chart',
      [scene({ tiles: [{ ...scene().tiles[0]!, kind: 'series', metric: 'lab.waiting', window: 'days' }] })],
    ],
    ['a tile too small to read', [scene({ tiles: [{ ...scene().tiles[1]!, columns: 3 }] })]],
  ])('refuse %s with a sentence, and keep what was', async (_, scenes) => {
    const reply = await set(2, scenes);
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'command.bad-scenes']);
    expect(reply.json().message).not.toContain('{');
    expect((await kit.officer.get('/command/wall-layout')).json().version).toBe(2);
  });

  it('are previewed with figures of now without being set', async () => {
    const shown = await kit.officer.post('/command/wall-preview', { scene: scene() });
    expect(shown.statusCode, shown.body).toBe(200);
    expect(shown.json().tiles).toHaveLength(2);
    expect((await kit.officer.get('/command/wall-layout')).json().version).toBe(2);
  });
});

describe('a frozen wall', () => {
  it('keeps every scene of one moment, signed; later facts change nothing, and the same id freezes once', async () => {
    const { clock } = kit.t;
    await kit.count('gates.crossings', 7, clock.now() - HOUR);
    const id = uuid7(clock.now());
    const made = await kit.officer.post('/command/wall-snapshots', { id });
    expect(made.statusCode, made.body).toBe(201);
    const frozen = made.json();
    expect(frozen).toMatchObject({ genuine: true, fault: null });
    expect(frozen.walls).toHaveLength(4);
    const crossings = (walls: typeof frozen.walls) =>
      walls
        .find((wall: { scene: string }) => wall.scene === 'gates')
        .tiles.find((tile: { id: string }) => tile.id === 'crossings').value as number;
    const then = crossings(frozen.walls);
    expect(then).toBeGreaterThanOrEqual(7);
    await kit.count('gates.crossings', 5, clock.now() - HOUR);
    clock.advance(2_000);
    expect((await kit.officer.get('/command/wall?scene=gates')).json().tiles[0].value).toBe(then + 5);
    const again = await kit.officer.post('/command/wall-snapshots', { id });
    expect([again.statusCode, crossings(again.json().walls)]).toEqual([200, then]);
    const map = frozen.walls[0].tiles.find((tile: { kind: string }) => tile.kind === 'map');
    expect(map.levels.length).toBeGreaterThan(50);
  });

  it('is printed on A4 and A3 with exactly its figures; one that was touched says so', async () => {
    const id = uuid7(kit.t.clock.now());
    const frozen = (await kit.officer.post('/command/wall-snapshots', { id })).json();
    for (const paper of ['a4', 'a3']) {
      const file = await kit.leader.get(`/command/wall-snapshots/${id}/document?paper=${paper}`);
      expect(file.statusCode, file.body.slice(0, 200)).toBe(200);
      expect(file.headers['content-type']).toBe('application/pdf');
      expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    }
    const { db } = kit.t.app.platform;
    await db
      .withTables<{ command_snapshot: { id: string; content: string } }>()
      .updateTable('command_snapshot')
      .set({ content: JSON.stringify({ version: 1, id, by: 'ai đó', walls: frozen.walls }) })
      .where('id', '=', id)
      .execute();
    expect((await kit.leader.get(`/command/wall-snapshots/${id}`)).json().genuine).toBe(false);
  });

  it.skipIf(!poppler)('carries every figure and age as text that can be searched', async () => {
    const id = uuid7(kit.t.clock.now());
    const frozen = (await kit.officer.post('/command/wall-snapshots', { id })).json();
    const file = await kit.leader.get(`/command/wall-snapshots/${id}/document`);
    const words = execFileSync('pdftotext', ['-layout', '-', '-'], { input: file.rawPayload })
      .toString('utf8')
      .normalize('NFC');
    const pages = words.split('\f').filter((page) => page.trim() !== '');
    expect(pages).toHaveLength(frozen.walls.length);
    for (const [at, wall] of frozen.walls.entries()) {
      expect(pages[at]).toContain(`Mã SHA-256: ${frozen.digest}`);
      expect(pages[at]).toContain('Màn hình chỉ huy, đóng băng lúc 10:00:');
      expect(pages[at]).toContain('DỮ LIỆU MÔ PHỎNG');
      if (wall.tiles.some(({ kind }: { kind: string }) => kind === 'map')) {
        expect(pages[at]).toContain('QĐ. Hoàng Sa');
      }
      for (const tile of wall.tiles) {
        expect(pages[at]!.replaceAll(/\s+/gu, ' ')).toContain((tile.vi as string).split(' ')[0]);
        if (tile.kind === 'number' && tile.value !== null && tile.unit !== '%') {
          expect(pages[at]).toContain(tile.value.toLocaleString('vi-VN'));
        }
      }
      for (const source of wall.sources) {
        expect(pages[at]!.replaceAll(/\s+/gu, ' ')).toContain(`${source.vi}:`);
      }
    }
  });

  it('is frozen by those who work here; others of the province read it, nobody else', async () => {
    const analyst = await kit.t.as('analyst');
    const body = { id: uuid7(kit.t.clock.now()) };
    expect((await analyst.post('/command/wall-snapshots', body)).statusCode).toBe(403);
    expect((await analyst.get('/command/wall-snapshots')).json().items.length).toBeGreaterThan(0);
    expect((await kit.elsewhere.get('/command/wall-snapshots')).statusCode).toBe(403);
    expect((await kit.commune.get('/command/wall-snapshots')).statusCode).toBe(403);
  });
});
