import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import jsqr from 'jsqr';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_NOW } from '../../../test/support/fixed.ts';
import { type CommandKit, commandKit, DAY, HOUR, iso } from './testing/command-kit.ts';

const poppler = existsSync('/usr/bin/pdftotext') && existsSync('/usr/bin/pdftoppm');
/** 07:00 of the test's day, in Vietnam; it is 10:00 now. */
const MORNING = TEST_NOW - 3 * HOUR;
const EVENING_BEFORE = MORNING - 14 * HOUR;
/** Facts with a date and no hour stand at the beginning of their day. */
const YESTERDAY = MORNING - 31 * HOUR;

let kit: CommandKit;
type Figure = { code: string; day: number | null; total: number | null; change: number | null };

async function cuts() {
  return (await kit.officer.get('/command/briefings')).json().items as {
    id: string;
    at: string;
    number: string;
    digest: string;
    version: number;
  }[];
}

async function show(id: string) {
  return (await kit.officer.get(`/command/briefings/${id}`)).json();
}

function figure(detail: { content: { figures: Figure[] } }, code: string): Figure {
  return detail.content.figures.find((one) => one.code === code)!;
}

function textOf(pdf: Buffer): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf })
    .toString('utf8')
    .replace(/\s+/g, ' ');
}

/** What the QR code on a page of a PDF says. */
function codeOn(pdf: Buffer, page: number): string | undefined {
  const pgm = execFileSync('pdftoppm', ['-r', '150', '-gray', '-f', String(page), '-l', String(page), '-'], {
    input: pdf,
    maxBuffer: 64 * 1024 * 1024,
  });
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1'))!;
  const grey = pgm.subarray(head[0].length);
  const data = new Uint8ClampedArray(grey.length * 4);
  grey.forEach((value, i) => data.set([value, value, value, 255], i * 4));
  return (jsqr as unknown as typeof jsqr.default)(data, Number(head[1]), Number(head[2]))?.data;
}

beforeAll(async () => {
  kit = await commandKit();
  await kit.count('cases.confirmed', 40, MORNING - 10 * DAY);
  await kit.count('cases.confirmed', 12, YESTERDAY);
  await kit.count('cases.announced', 4, YESTERDAY);
  await kit.count('cases.confirmed', 7, YESTERDAY + DAY, '06184');
  await kit.count('gates.crossings', 3, MORNING + HOUR);
  await kit.count('gates.crossings', 30, MORNING - HOUR);
  await kit.count('lab.tests', 200, MORNING - 5 * HOUR);
  await kit.count('lab.positive', 25, MORNING - 5 * HOUR);
  await kit.run('command.cut');
});
afterAll(async () => await kit.t.close());

describe('a briefing cut', () => {
  it('is made at each set time of the last day, once, with the figures of that very moment', async () => {
    expect(await kit.run('command.cut')).toEqual({ cuts: 0 });
    const [morning, evening, ...rest] = await cuts();
    expect(rest).toEqual([]);
    expect([morning!.at, evening!.at]).toEqual([iso(MORNING), iso(EVENING_BEFORE)]);
    expect([evening!.number, morning!.number]).toEqual(['001/BC-TTCH', '002/BC-TTCH']);
    const detail = await show(morning!.id);
    expect(figure(detail, 'cases.confirmed')).toMatchObject({ day: 12, total: 59, change: 7 });
    expect(figure(detail, 'gates.crossings')).toMatchObject({ day: 30, total: 30, change: 30 });
    expect(figure(detail, 'lab.positivity')).toMatchObject({
      day: 12.5,
      numerator: 25,
      denominator: 200,
    });
    expect(figure(detail, 'contacts.reached-rate')).toMatchObject({ day: null, denominator: 0 });
    expect(detail.content.previous).toEqual({ at: evening!.at, digest: evening!.digest });
    expect(detail.content.lines[0]).toBe(
      'Ngày 15/11/2026, tỉnh Lạng Sơn có 12 ca xác định; lũy kế đến 07 giờ 00 ngày 16/11/2026 là 59 ca; thêm 7 ca so với kỳ báo cáo trước.',
    );
    expect(detail.verification).toEqual({ genuine: true, fault: null });
    expect(detail.addendum.rows).toEqual([]);
  });

  it('stays as it was frozen, and lists a late fact as addendum', async () => {
    const [morning] = await cuts();
    await kit.count('cases.confirmed', 2, YESTERDAY);
    const detail = await show(morning!.id);
    expect(figure(detail, 'cases.confirmed')).toMatchObject({ day: 12, total: 59 });
    expect(detail.addendum.rows).toEqual([
      {
        code: 'cases.confirmed',
        vi: 'Ca xác định',
        en: 'Confirmed cases',
        field: 'day',
        frozen: 12,
        now: 14,
      },
      {
        code: 'cases.confirmed',
        vi: 'Ca xác định',
        en: 'Confirmed cases',
        field: 'total',
        frozen: 59,
        now: 61,
      },
    ]);
    expect(detail.verification.genuine).toBe(true);
  });

  it('is cut by hand at the last full hour; the same hour again is the same cut', async () => {
    const made = await kit.officer.post('/command/briefings', {});
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json()).toMatchObject({ at: iso(TEST_NOW), origin: 'manual', number: '003/BC-TTCH' });
    const again = await kit.officer.post('/command/briefings', {});
    expect([again.statusCode, again.json().id]).toEqual([200, made.json().id]);
  });

  it('is not published before a leader signed it, and then without communes and names', async () => {
    const [, morning] = await cuts();
    const address = `/public/briefings/${morning!.digest}`;
    const before = (await kit.t.anonymous.get(address)).json();
    expect(before).toMatchObject({ state: 'FROZEN', genuine: true, content: null });
    expect((await kit.t.anonymous.get(`${address}/page`)).statusCode).toBe(404);

    const body = { version: morning!.version, position: 'Phó Chủ tịch UBND tỉnh' };
    expect((await kit.officer.post(`/command/briefings/${morning!.id}/signature`, body)).statusCode).toBe(
      403,
    );
    const signed = await kit.leader.post(`/command/briefings/${morning!.id}/signature`, body);
    expect(signed.statusCode, signed.body).toBe(200);
    expect(signed.json()).toMatchObject({ state: 'SIGNED', signature: { position: body.position } });
    const twice = await kit.leader.post(`/command/briefings/${morning!.id}/signature`, body);
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'command.already-signed']);

    const after = (await kit.t.anonymous.get(address)).json();
    expect(after.content.figures).toHaveLength(9);
    expect(after.content.lines[0]).toContain('có 4 ca được công bố');
    expect(JSON.stringify(after.content)).not.toContain('cases.confirmed');
    expect(after.content.ranking).toBeUndefined();
    const page = await kit.t.anonymous.get(`${address}/page`);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('Chữ ký số đúng');
    expect(page.body).not.toContain('province-leader');
    expect(page.body).not.toMatch(/<script|<style/);
  });

  it('takes comments, and keeps them beside what was frozen', async () => {
    const [cut] = await cuts();
    const body = { id: '019a8f3e-7c00-7abc-8def-0123456789ab', text: 'Chờ số liệu của phường Tam Thanh' };
    expect((await kit.officer.post(`/command/briefings/${cut!.id}/comments`, body)).statusCode).toBe(201);
    expect((await kit.officer.post(`/command/briefings/${cut!.id}/comments`, body)).statusCode).toBe(200);
    expect((await show(cut!.id)).comments).toMatchObject([{ text: body.text }]);
  });

  it('sets its hours, and refuses the same hour twice', async () => {
    const put = async (hours: number[]) =>
      await kit.officer.send('PUT', '/command/briefing-times', { hours });
    expect((await put([6, 6])).json().code).toBe('command.repeated-hour');
    expect((await put([18, 6])).json()).toEqual({ hours: [6, 18] });
    expect((await put([7, 17])).statusCode).toBe(200);
  });

  it('belongs to the province: another one and a commune get nothing', async () => {
    const [cut] = await cuts();
    for (const caller of [kit.elsewhere, kit.commune]) {
      expect((await caller.get('/command/briefings')).statusCode).toBe(403);
      expect((await caller.get(`/command/briefings/${cut!.id}`)).statusCode).toBe(403);
    }
  });
});

describe('the papers of a cut', () => {
  it.skipIf(!poppler)(
    'say on A4 what was frozen, in NFC, with a code that reads (needs poppler)',
    async () => {
      const [, morning] = await cuts();
      const reply = await kit.officer.get(`/command/briefings/${morning!.id}/document`);
      expect(reply.headers['content-type']).toBe('application/pdf');
      const pdf = reply.rawPayload;
      const text = textOf(pdf);
      expect(text).toBe(text.normalize('NFC'));
      for (const part of [
        'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN',
        'TRUNG TÂM CHỈ HUY PHÒNG,',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Số: 002/BC-TTCH',
        'Lạng Sơn, ngày 16 tháng 11 năm 2026',
        'BÁO CÁO NHANH',
        'Số liệu đến 07 giờ 00 ngày 16/11/2026',
        'lũy kế đến 07 giờ 00 ngày 16/11/2026 là 59 ca; thêm 7 ca so với kỳ báo cáo trước.',
        '12 (ngày 15/11)',
        '12,5 % (25/200)',
        'chưa đủ mẫu số',
        'Phụ lục: số liệu bổ sung, đính chính',
        'Ca xác định, 24 giờ: đã chốt 12, nay là 14.',
        'DỮ LIỆU MÔ PHỎNG',
        'QĐ. Hoàng Sa',
        'QĐ. Trường Sa',
        'PHÓ CHỦ TỊCH UBND TỈNH',
      ]) {
        expect(text).toContain(part);
      }
      expect(text).not.toMatch(/undefined|NaN|null/);
      const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length;
      expect(pages).toBeLessThanOrEqual(2);
      expect(codeOn(pdf, pages)).toBe(
        `https://vungxanh.test/api/v1/public/briefings/${morning!.digest}/page`,
      );
      expect(
        pdf.equals((await kit.officer.get(`/command/briefings/${morning!.id}/document`)).rawPayload),
      ).toBe(true);
    },
  );

  it.skipIf(!poppler)('are one page of at most 300 kB for a phone (needs poppler)', async () => {
    const [, morning] = await cuts();
    const inside = await kit.officer.get(`/command/briefings/${morning!.id}/document?form=phone`);
    const open = await kit.t.anonymous.get(`/public/briefings/${morning!.digest}/phone.pdf`);
    for (const { rawPayload: pdf } of [inside, open]) {
      expect(pdf.length).toBeLessThanOrEqual(300_000);
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
      const text = textOf(pdf);
      expect(text).toContain('Số liệu đến 07 giờ 00 ngày 16/11/2026');
      expect(text).toContain('24 giờ: 4 (ngày 15/11)');
      expect(text).toContain('QĐ. Trường Sa');
      expect(text).not.toContain('Ca xác định');
      expect(text).not.toContain('province-leader');
      expect(codeOn(pdf, 1)).toContain(morning!.digest);
    }
  });
});

describe('the signature of a cut', () => {
  it('fails for a figure that was changed behind our back, and nobody signs that', async () => {
    const [cut] = await cuts();
    const { db } = kit.t.app.platform;
    await sql`update command_briefing set content = regexp_replace(content, '"day":[0-9]+', '"day":1') where id = ${cut!.id}`.execute(
      db,
    );
    expect((await show(cut!.id)).verification).toEqual({ genuine: false, fault: 'digest' });
    const signed = await kit.leader.post(`/command/briefings/${cut!.id}/signature`, {
      version: 1,
      position: 'Chủ tịch',
    });
    expect([signed.statusCode, signed.json().code]).toEqual([409, 'command.not-genuine']);
  });

  it('fails where the signed bytes themselves were touched', async () => {
    const [, , evening] = await cuts();
    const { db } = kit.t.app.platform;
    await sql`update command_briefing set signed = set_byte(signed, 60, get_byte(signed, 60) # 1)
      where id = ${evening!.id}`.execute(db);
    const { verification } = await show(evening!.id);
    expect(verification.genuine).toBe(false);
    expect(['signature', 'format', 'kid']).toContain(verification.fault);
  });
});
