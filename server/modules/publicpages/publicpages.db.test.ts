import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { startOfDate } from '../../platform/clock/clock.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import type { Area } from '../../registry/areas/index.ts';
import { insertLevels } from '../risk/store/levels.ts';

let t: TestApp;
let communes: readonly Area[];
const today = startOfDate('2026-11-16');

beforeAll(async () => {
  t = await testApp();
  communes = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16');
  await decide(communes[0]!, 4, today - 5 * 86_400_000, '11/QĐ-UBND <b>');
  await decide(communes[1]!, 1, today, '12/QĐ-UBND');
});
afterAll(async () => {
  await t.close();
});

async function decide(area: Area, level: number, from: number, number: string): Promise<void> {
  const row = {
    id: uuid7(),
    area_no: area.no,
    dataset: 'demo',
    level,
    from_at: new Date(from),
    decision_number: number,
    signer: 'Chủ tịch',
    legal_basis: 'Quyết định',
    reason: 'thử',
    proposal_id: null,
    recorded_at: new Date(from),
    recorded_by: 'test',
    corrects: null,
    corrected_by: null,
    told: true,
  };
  await t.app.platform.db
    .transaction()
    .execute(async (tx) => await insertLevels(systemScope('test', 'demo'), tx, [row]));
}

const get = async (url: string, headers: Record<string, string> = {}) => {
  t.clock.advance(1_001);
  return await t.http.inject({ method: 'GET', url, headers });
};

describe('GET /ban-do', () => {
  it('is HTML and SVG, whole without script: every commune with its zone, legend, list, the archipelagos', async () => {
    const page = await get('/ban-do');
    expect(page.statusCode).toBe(200);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-data-state': 'live',
    });
    expect(page.body).not.toMatch(/\son\w+=|<style/);
    expect(page.body.match(/<script[^>]*>/g)).toEqual([
      expect.stringMatching(/^<script src="\/pages\/scheme\.[\w-]+\.js">$/),
      expect.stringMatching(/^<script src="\/pages\/live\.[\w-]+\.js" type="module">$/),
    ]);
    expect(page.body.match(/class="z /g)).toHaveLength(65);
    expect(page.body.match(/class="z red"/g)).toHaveLength(1);
    expect(page.body.match(/class="z none"/g)).toHaveLength(63);
    expect(page.body).toContain('id="hatch"');
    expect(page.body).toContain('Quần đảo Hoàng Sa và quần đảo Trường Sa (Việt Nam)');
    expect(page.body).toContain('DỮ LIỆU MÔ PHỎNG');
    for (const { code } of communes) {
      expect(page.body).toContain(`href="/xa/${code}"`);
    }
  });

  it('finds by name without marks, filters by zone, and keeps the language and what was typed', async () => {
    const name = communes[0]!.name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D');
    const found = (await get(`/ban-do?lang=en&q=${encodeURIComponent(name)}`)).body;
    expect(found).toMatch(/<html\s+lang="en"/);
    expect(found.match(/<th scope="row">/g)).toHaveLength(1);
    expect(found).toContain(`href="/xa/${communes[0]!.code}?lang=en"`);
    const red = (await get('/ban-do?vung=red')).body;
    expect(red.match(/<th scope="row">/g)).toHaveLength(1);
    expect((await get('/ban-do?q=%22%3E%3Cscript%3E')).body).not.toContain('<script>');
    expect((await get('/ban-do?q=khong-co-noi-nay')).body).toContain(
      'Không có xã, phường hay địa điểm nào khớp',
    );
  });

  it('looks back at a day, and refuses one that is none', async () => {
    const back = await get('/ban-do?at=2026-11-10');
    expect(back.body).toContain('Đang xem lại ngày 10/11/2026');
    expect(back.body).not.toContain('class="z red"');
    expect((await get('/ban-do?at=')).statusCode).toBe(200);
    for (const [at, status] of [
      ['2026-11-17', 422],
      ['gi-do', 400],
      ['2026', 400],
      ['1999-01-01', 404],
    ] as const) {
      const refused = await get(`/ban-do?at=${at}`);
      expect([at, refused.statusCode]).toEqual([at, status]);
      expect(refused.body).toContain('Không xem được ngày này');
    }
  });

  it('answers 304 to who has it, and its style sheet can be kept for ever', async () => {
    const page = await get('/ban-do?de-doc=1');
    expect(page.body).toContain('class="easy"');
    const again = await t.http.inject({
      method: 'GET',
      url: '/ban-do?de-doc=1',
      headers: { 'if-none-match': String(page.headers['etag']) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const [, css] = /<link rel="stylesheet" href="([^"]+)"/.exec(page.body)!;
    const sheet = await get(css!);
    expect(sheet.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
});

describe('the script of the pages', () => {
  it('is ours, small, kept for ever, and only where today is shown', async () => {
    const today = (await get(`/xa/${communes[0]!.code}`)).body;
    const [, address] = /<script src="(\/pages\/live[^"]+)"/.exec(today)!;
    const [, scheme] = /<script src="(\/pages\/scheme[^"]+)"/.exec(today)!;
    expect(Buffer.byteLength((await get(scheme!)).body)).toBeLessThanOrEqual(2_000);
    const script = await get(address!);
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(Buffer.byteLength(script.body)).toBeLessThanOrEqual(2_000);
    expect(today).toContain('Có số liệu mới – tải lại');
    expect((await get('/ban-do?at=2026-11-10')).body).not.toContain('/pages/live');
    expect((await get('/ban-do?lang=en&vung=red')).body).toContain('href="/ban-do?lang=en&amp;vung=red"');
  });
});

describe('GET /xa/{code}', () => {
  it('lists what stands in the commune today: checkpoints, test, vaccination and quarantine sites on the map', async () => {
    const officer = await t.as('health-officer');
    const add = async (name: string, kind: string, area: Area) =>
      await officer.post('/places', {
        name,
        kind,
        areaId: area.id,
        lat: 21.8,
        lon: 106.7,
        onMap: true,
        address: 'Thôn 1',
        publicPhone: '0205 3870 124',
      });
    await add('Điểm tiêm nhà văn hóa', 'vaccination-site', communes[2]!);
    await add('Khu cách ly trường nội trú', 'quarantine-site', communes[2]!);
    await add('Chốt cầu', 'checkpoint', communes[2]!);
    await add('Trạm y tế xã', 'health-facility', communes[2]!);
    await add('Điểm tiêm xã khác', 'vaccination-site', communes[3]!);
    const { body } = await get(`/xa/${communes[2]!.code}`);
    for (const told of ['Điểm tiêm nhà văn hóa', 'Thôn 1', 'Khu cách ly trường nội trú', 'Chốt cầu']) {
      expect(body).toContain(told);
    }
    expect(body.match(/href="tel:02053870124"/g)).toHaveLength(4);
    expect(body).toContain('Trạm y tế xã: sốt, ho');
    expect(body).not.toContain('Điểm tiêm xã khác');
    expect((await get(`/xa/${communes[4]!.code}`)).body).toContain('số của trạm: hỏi 1022');
    const open = (await get('/open-data/phones.csv')).body.split('\r\n');
    expect(open[0]).toBe('area_code,area_name,name,kind,phone');
    expect(open).toContain(
      `${communes[2]!.code},${communes[2]!.fullName},Trạm y tế xã,health-facility,02053870124`,
    );
    expect((await get(`/xa/${communes[2]!.code}?at=2026-11-10`)).body).not.toContain('Chốt cầu');
    expect((await get(`/xa/${communes[5]!.code}`)).body).not.toContain('khu cách ly trong xã');
  });

  it('says the zone, since when, by which decision, what is not allowed, and that nobody checked it', async () => {
    const { body } = await get(`/xa/${communes[0]!.code}`);
    expect(body).toContain('Vùng đỏ');
    expect(body).toContain('Cấp 4');
    expect(body).toContain('11/11/2026 00:00');
    expect(body).toContain('11/QĐ-UBND &lt;b&gt;');
    expect(body).toContain('Không được làm');
    expect(body).toContain('chưa kiểm chứng');
    expect(body).toContain('href="tel:1022"');
    const english = (await get(`/xa/${communes[0]!.code}?lang=en`)).body;
    expect(english).toContain('Not allowed');
    expect(english).toContain('not verified');
  });

  it('tells where nothing is decided whom to ask, and shows no rules', async () => {
    const { body } = await get(`/xa/${communes[5]!.code}`);
    expect(body).toContain('Chưa có quyết định về vùng của nơi này.');
    expect(body).not.toContain('Được và không được làm gì');
  });

  it('is 404 with a way back for a code that is none', async () => {
    const page = await get('/xa/99999');
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('Không có xã, phường mang mã 99999');
    expect((await get('/xa/%3Cscript%3E')).body).not.toContain('<script>');
  });
});
