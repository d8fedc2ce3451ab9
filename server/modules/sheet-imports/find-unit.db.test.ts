import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fold } from '../../../lib/vietnamese/index.ts';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { unitFinder } from './rules/find-unit.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

const TODAY = '2026-11-16';
const blank = { text: '', commune: '', district: '', province: '' };

/** What a finder says of an address in a list from Lạng Sơn: a unit, a question with its choices, nothing. */
function said(unit: string | Partial<typeof blank>, answers: { readonly [key: string]: string } = {}) {
  const { areas } = t.app;
  const find = unitFinder(areas, TODAY, areas.byCode('20', TODAY)!, answers);
  const found = find({ ...blank, ...(typeof unit === 'string' ? { text: unit } : unit) });
  return found.kind === 'found'
    ? areas.byNo(found.areaNo)!.fullName
    : found.kind === 'ask'
      ? `? ${found.text}: ${found.choices.map(({ fullName }) => fullName).join(', ')}`
      : null;
}

it.each([
  ['Thôn Pò Mã, xã Bảo Lâm, H. Cao Lộc', 'Xã Đồng Đăng'],
  ['THON PO MA XA BAO LAM HUYEN CAO LOC', 'Xã Đồng Đăng'],
  ['xã Bảo Lâm huyện Cao Lộc', 'Xã Đồng Đăng'],
  ['thôn Nà Pàn xã Yên Khoái huyện Lộc Bình tỉnh Lạng Sơn', 'Xã Mẫu Sơn'],
  ['xã Bảo Lâm - Cao Lộc', 'Xã Đồng Đăng'],
  ['TT Cao Lộc, Cao Lộc, LS', 'Phường Kỳ Lừa'],
  ['P Vĩnh Trại TPLS', 'Phường Đông Kinh'],
  ['Khối 3, P.Hoàng Văn Thụ, TP Lạng Sơn', 'Phường Kỳ Lừa'],
  ['Xã Yên Sơn, Hữu Lũng', 'Xã Cai Kinh'],
  ['TDP Hòa Bình, phường Kỳ Lừa', 'Phường Kỳ Lừa'],
  ['xã Bảo Lâm, Đồng Đăng', 'Xã Đồng Đăng'],
  ['Cao Lộc, Lạng Sơn', 'Xã Cao Lộc'],
  ['Xã Tân Thành, huyện Cao Lộc', 'Xã Tân Đoàn'],
])('finds today\'s unit of "%s"', (text, unit) => {
  expect(said(text)).toBe(unit);
});

it.each([
  [{ commune: 'X. Bảo Lâm', district: 'H. Cao Lộc', province: 'LS' }, 'Xã Đồng Đăng'],
  [{ commune: 'BAO LAM', district: 'CAO LOC', province: 'LANG SON' }, 'Xã Đồng Đăng'],
  [{ commune: 'Vĩnh Trại', district: 'TPLS' }, 'Phường Đông Kinh'],
  [{ commune: 'xã Bảo Lâm, huyện Cao Lộc, tỉnh Lạng Sơn' }, 'Xã Đồng Đăng'],
  [{ commune: 'Xã Bảo Lâm - huyện Cao Lộc', text: 'Thôn 3' }, 'Xã Đồng Đăng'],
  [{ commune: 'Cao Lộc' }, 'Xã Cao Lộc'],
])('finds it by columns: %j', (unit, name) => {
  expect(said(unit)).toBe(name);
});

it.each([
  ['Đồng Đăng, Cao Lộc', '? Đồng Đăng, Cao Lộc: Xã Đồng Đăng, Xã Cao Lộc'],
  ['Khối 4, Na Sầm, Văn Lãng', '? Na Sầm, Văn Lãng: Xã Na Sầm, Xã Văn Lãng'],
  ['Bảo Lâm/Cao Lộc', '? Bảo Lâm, Cao Lộc: Xã Đồng Đăng, Xã Cao Lộc'],
  ['Bảo Lâm (Cao Lộc)', '? Bảo Lâm, Cao Lộc: Xã Đồng Đăng, Xã Cao Lộc'],
  ['Thôn 1, xã Bảo Lâmm, huyện Cao Lộc', '? xã Bảo Lâmm, huyện Cao Lộc: Xã Đồng Đăng'],
  ['Xã Hoàng Đồg, TP Lạng Sơn', '? Xã Hoàng Đồg, TP Lạng Sơn: Phường Tam Thanh'],
  // A district alone is no commune of its name.
  ['Huyện Cao Lộc', null],
  ['12/5 Bà Triệu', null],
])('does not guess what "%s" means', (text, asked) => {
  expect(said(text)).toBe(asked);
});

it.each([
  ['P. Ngọc Khánh, Q. Ba Đình, Hà Nội', 'Thành phố Hà Nội'],
  ['P. Đáp Cầu, TP Bắc Ninh, tỉnh Bắc Ninh', 'Tỉnh Bắc Ninh'],
  // A province that is part of another one now.
  ['KCN Vân Trung, Việt Yên, Bắc Giang', 'Tỉnh Bắc Ninh'],
  // Communes of one name in two provinces.
  ['xã Tân Tiến, tỉnh Bắc Ninh', 'Tỉnh Bắc Ninh'],
  ['xã Tân Tiến, tỉnh Lạng Sơn', 'Xã Tân Tiến'],
  ['xã Tân Tiến', 'Xã Tân Tiến'],
  ['xã Tân Tiến, huyện Văn Giang, tỉnh Hưng Yên', 'Tỉnh Hưng Yên'],
  // The district is ours, whatever stands behind it.
  ['xã Hợp Thành, huyện Cao Lộc, Bắc Giang', '? xã Hợp Thành, huyện Cao Lộc, Bắc Giang: Phường Kỳ Lừa'],
  ['thôn Bắc Ninh, xã Đồng Đăng', 'Xã Đồng Đăng'],
  ['Số 5 đường Hà Nội, phường Kỳ Lừa', 'Phường Kỳ Lừa'],
])('knows another province from the own one in "%s"', (text, unit) => {
  expect(said(text)).toBe(unit);
});

it.each([
  ['KCN Quế Võ, Bắc Ninh; HKTT: xã Đồng Đăng, Lạng Sơn', 'Tỉnh Bắc Ninh'],
  [
    'Tạm trú: P. Đại Phúc, TP Bắc Ninh, tỉnh Bắc Ninh; thường trú: xã Bảo Lâm, huyện Cao Lộc, tỉnh Lạng Sơn',
    'Tỉnh Bắc Ninh',
  ],
  ['Quê: TP Bắc Ninh, Bắc Ninh. Hiện ở: phường Kỳ Lừa, Lạng Sơn', 'Phường Kỳ Lừa'],
  ['Khối 3, phường Kỳ Lừa, Lạng Sơn (quê quán Hà Nội)', 'Phường Kỳ Lừa'],
  ['thường trú xã Đồng Đăng, tạm trú phường Kỳ Lừa', 'Phường Kỳ Lừa'],
  [
    'xã Đồng Đăng, Lạng Sơn / phường Kinh Bắc, Bắc Ninh',
    '? Xã Đồng Đăng / Tỉnh Bắc Ninh: Xã Đồng Đăng, Tỉnh Bắc Ninh',
  ],
])('takes where somebody stays, of two addresses: "%s"', (text, unit) => {
  expect(said(text)).toBe(unit);
});

it.each([
  [
    'Số 9 ngõ 4, xã Bảo Lâmm nhà ông Nguyễn Văn A, huyện Cao Lộc, SĐT 0912345678',
    'xã Bảo Lâmm, huyện Cao Lộc',
  ],
  ['Số 5 nhà ông A, NA SẦM, VĂN LÃNG', 'Na Sầm, Văn Lãng'],
  [
    'Số 5 đường A, xã Đồng Đăng, Lạng Sơn / nhà bà B, phường Kinh Bắc, Bắc Ninh',
    'Xã Đồng Đăng / Tỉnh Bắc Ninh',
  ],
])('asks by names of units alone, which are kept in clear: "%s"', (text, asked) => {
  const { areas } = t.app;
  const find = unitFinder(areas, TODAY, areas.byCode('20', TODAY)!, {});
  expect(find({ ...blank, text })).toMatchObject({ kind: 'ask', text: asked, key: fold(asked) });
});

it('asks by names of units alone where the commune has a column', () => {
  const { areas } = t.app;
  const find = unitFinder(areas, TODAY, areas.byCode('20', TODAY)!, {});
  const commune = 'Bảo Lâmm (nhà ông Nguyễn Văn A)';
  const found = find({ ...blank, commune, district: 'Cao Lộc' });
  expect(JSON.stringify(found)).not.toMatch(/nhà|nha ong/u);
});

it('reads an address once', () => {
  const { areas } = t.app;
  let reads = 0;
  const counting = {
    ...areas,
    successorsOf: (no: number) => {
      reads += 1;
      return areas.successorsOf(no);
    },
  };
  const find = unitFinder(counting, TODAY, areas.byCode('20', TODAY)!, {});
  const read = (text: string) => {
    reads = 0;
    find({ ...blank, text });
    return reads;
  };
  // Whatever one reading takes, of an address in a column of communes, which is never looked through for several.
  find({ ...blank, commune: 'xã Yên Khoái', district: 'huyện Lộc Bình' });
  const once = reads;
  expect(read('Thôn 3, xã Yên Khoái, huyện Lộc Bình')).toBe(once);
});

it('forgets questions that were kept with whole addresses', async () => {
  const { db } = t.app.platform;
  const area = t.areaId('20');
  const safe = 'na sam van lang';
  const divided = 'xa bao lam huyen cao loc';
  const leaky = 'so 9 ngo 4 xa bao lamm nha ong nguyen van a';
  const answers = JSON.stringify({ [safe]: area, [divided]: area, [leaky]: area });
  const questions = [safe, divided, leaky].map((key) => ({ key, text: key, rows: 1, choices: [area] }));
  const findings = JSON.stringify({ done: 1, changes: {}, problems: {}, questions });
  const id = uuid7();
  await sql`insert into sheet_sender (dataset, area_no, sender_key, titles, answers, updated_at)
    values ('demo', 1, 'cu', '{}', ${answers}::jsonb, now())`.execute(db);
  await sql`insert into sheet_import (id, dataset, area_no, sender, sender_key, file_name, sheet, content_hash, kind, rows, state,
    plan, columns, findings, done_to, version, created_at, created_by) values (${id}, 'demo', 1, 'x', 'cu', 'x', '', '', 'case', 1,
    'checked', '{}', '', ${findings}::jsonb, 0, 1, now(), 'x')`.execute(db);
  const text = await readFile(new URL('migrations/0005_questions_name_units.sql', import.meta.url), 'utf8');
  await db.transaction().execute(async (tx) => await sql.raw(text).execute(tx));
  const kept = await sql<{ answers: object; questions: { key: string }[] }>`
    select s.answers, i.findings->'questions' as questions from sheet_sender s, sheet_import i
    where s.sender_key = 'cu' and i.id = ${id}`.execute(db);
  const [row] = kept.rows;
  expect(Object.keys(row!.answers).toSorted()).toEqual([safe, divided]);
  expect(row!.questions.map(({ key }) => key).toSorted()).toEqual([safe, divided]);
});

it('takes the province of its column', () => {
  expect(said({ commune: 'Kinh Bắc', province: 'Bắc Ninh' })).toBe('Tỉnh Bắc Ninh');
  expect(said({ commune: 'Tân Tiến', province: 'tỉnh Bắc Giang' })).toBe('Tỉnh Bắc Ninh');
  expect(said({ commune: 'Tân Tiến', province: 'LS' })).toBe('Xã Tân Tiến');
});

it('remembers the answer for every house of the place', () => {
  const { areas } = t.app;
  const chosen = areas.current(TODAY, 'commune').find(({ fullName }) => fullName === 'Xã Na Sầm')!;
  const answers = { [fold('Na Sầm, Văn Lãng')]: chosen.id };
  expect(said('Khối 4, Na Sầm, Văn Lãng', answers)).toBe('Xã Na Sầm');
  expect(said('khối 9, NA SẦM, VĂN LÃNG', answers)).toBe('Xã Na Sầm');
});
