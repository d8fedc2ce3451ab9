import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { type AreasImportOptions, type AreasImportReport, readBoundaries, runAreasImport } from './index.ts';

const shared = process.env['VX_SHARED'] ?? resolve(import.meta.dirname, '../../../../shared');
const file = join(shared, 'data/boundaries/communes_2025_lang-son.geojson');

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => {
  await t.close();
});

const defaults: AreasImportOptions = { at: '2026-11-16', source: 'thử nghiệm', commit: false, units: false };

async function run(text: string, options: Partial<AreasImportOptions> = {}): Promise<AreasImportReport> {
  const { platform, areas: directory } = t.app;
  const context = {
    scope: systemScope('test', 'live'),
    db: platform.db,
    directory,
    now: platform.clock.now(),
  };
  const outcome = await runAreasImport(context, text, { ...defaults, ...options });
  if (!outcome.ok) {
    throw new Error(outcome.code);
  }
  return outcome.value;
}

async function stored(): Promise<number> {
  const numbers = t.app.areas.numbersUnder([t.app.areas.byId(t.areaId('20'))!.path]);
  return (await readBoundaries(t.app.platform.db, numbers)).size;
}

const ring = [
  [106.7, 21.8],
  [106.8, 21.8],
  [106.8, 21.9],
  [106.7, 21.9],
  [106.7, 21.8],
];
const square = { type: 'Polygon', coordinates: [ring] };
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const feature = (properties: object, geometry: unknown = square) => ({
  type: 'Feature',
  properties,
  geometry,
});

describe('import of boundaries', () => {
  it('refuses row by row, and writes the good ones', async () => {
    const [good, later] = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16');
    const report = await run(
      collection(
        feature({ ma: good!.code }),
        feature({ ma: good!.code }),
        feature({ ma: '99999' }),
        feature({ ten: '=cmd' }),
        feature({ ma: later!.code }, { type: 'Point', coordinates: [106, 21] }),
        null,
      ),
      { commit: true },
    );
    expect(report).toMatchObject({ kind: 'boundaries', committed: true, total: 6, matched: 1 });
    expect(report.refused.map(({ line, code }) => [line, code])).toEqual([
      [2, 'repeated'],
      [3, 'unknown-code'],
      [4, 'no-code'],
      [5, 'geometry'],
      [6, 'no-code'],
    ]);
    expect(report.errorsCsv.split('\r\n')).toHaveLength(7);
    expect(report.errorsCsv).toContain(
      '3,unknown-code,Không có đơn vị mang mã này vào ngày đã chọn,"{""ma"":""99999""}"',
    );
    expect(await stored()).toBe(1);
  });

  it('reads codes of the day: the same code of the old list is another unit', async () => {
    const { areas, platform } = t.app;
    const pairs = areas
      .current('2021-11-01', 'commune')
      .map((old) => [old, areas.byCode(old.code, '2026-11-16')] as const);
    const [old, now] = pairs.findLast(([, today]) => today !== undefined)!;
    const text = collection(feature({ own: old.code }));
    expect(await run(text, { at: '2021-11-01', codeProperty: 'own' })).toMatchObject({
      matched: 1,
      committed: false,
    });
    expect(await readBoundaries(platform.db, [old.no, now!.no])).toEqual(new Map());
    await run(text, { at: '2021-11-01', codeProperty: 'own', commit: true });
    expect([...(await readBoundaries(platform.db, [old.no, now!.no])).keys()]).toEqual([old.no]);
  });

  it('is one refusal for a file that is no map', async () => {
    await expect(run('code,name\n1,2')).rejects.toThrow('areas.not-geojson');
    await expect(run(collection(), { at: '2026-02-30' })).rejects.toThrow('areas.bad-date');
  });

  it.skipIf(!existsSync(file))(
    'previews, then commits the 65 communes of Lạng Sơn (data beside the checkout)',
    async () => {
      const text = readFileSync(file, 'utf8');
      const before = await stored();
      const preview = await run(text);
      expect(preview).toMatchObject({ committed: false, total: 65, matched: 65, refused: [], missing: [] });
      expect(await stored()).toBe(before);
      const started = performance.now();
      expect(await run(text, { commit: true })).toMatchObject({ committed: true, matched: 65 });
      // Two seconds on a quiet machine.
      expect(performance.now() - started).toBeLessThan(20_000);
      expect(await stored()).toBe(65);
      const shapes = (await t.anonymous.get('/public/map/shapes')).json() as {
        approximate: boolean;
        topology: { objects: { areas: { geometries: unknown[] } } };
      };
      expect(shapes.approximate).toBe(false);
      expect(shapes.topology.objects.areas.geometries).toHaveLength(65);
    },
  );
});

describe('import of units', () => {
  const csv = [
    'code,parent,kind,subtype,name,valid_from,valid_to,population,population_source',
    '20,,province,tỉnh,Lạng Sơn,2025-07-01,,,',
    '69999,20,commune,xã,Thử Nghiệm,2026-01-01,,1234,tự khai',
    'x,20,commune,xã,Sai Mã,2026-01-01,,,',
    '69998,99,commune,xã,Mồ Côi,2026-01-01,,,',
  ].join('\n');

  it('previews without writing, then adds, and repeats without change', async () => {
    const counts = { kind: 'units', total: 4, added: 1, changed: 1, unchanged: 0 };
    expect(await run(csv, { units: true })).toMatchObject({ ...counts, committed: false });
    expect(t.app.areas.byCode('69999', '2026-11-16')).toBeUndefined();
    const report = await run(csv, { units: true, commit: true });
    expect(report).toMatchObject({ ...counts, committed: true });
    expect(report.refused).toEqual([
      { line: 4, code: 'code', raw: 'x,20,commune,xã,Sai Mã,2026-01-01,,,' },
      { line: 5, code: 'parent', raw: '69998,99,commune,xã,Mồ Côi,2026-01-01,,,' },
    ]);
    expect(t.app.areas.byCode('69999', '2026-11-16')).toMatchObject({
      fullName: 'Xã Thử Nghiệm',
      population: 1234,
    });
    expect(await run(csv, { units: true, commit: true })).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2,
    });
  });
});
