import { describe, expect, it } from 'vitest';
import { templateKinds, templateStates, type Wording } from '../../../../contract/order-templates.ts';
import { templatePlaceholders } from '../../../../contract/template-placeholders.ts';
import type { PaperKind } from './paper-kinds.ts';
import { wordingFaults } from './check-wording.ts';
import { standingWording } from './standing-wordings.ts';
import { fillLine, type PlaceholderValues, readLine } from './template-line.ts';
import { mayStep, type TemplateStep } from './template-steps.ts';

const nothing = Object.fromEntries(templatePlaceholders.map((code) => [code, null])) as PlaceholderValues;
const values: PlaceholderValues = {
  ...nothing,
  'person.name': 'Lý Thị {person.phone} [Bình]',
  'person.birthYear': '1990',
  'order.reason': 'Tiếp xúc gần.',
};
const standing = standingWording('quarantine-home');
const withFirst = (lines: readonly string[]): Wording => ({
  ...standing,
  articles: [[...lines], ...standing.articles.slice(1)],
});
const kind = 'quarantine-home';
const faultsOf = (wording: Wording, of: PaperKind = kind) =>
  wordingFaults(wording, of).map(({ at, line, code }) => [at, line, code]);

describe('a line of a wording', () => {
  it('takes values, never reads one as a template, and doubles no full stop', () => {
    expect(fillLine('Bà: {person.name}.', values)).toBe('Bà: Lý Thị {person.phone} [Bình].');
    expect(fillLine('Lý do: {order.reason}.', values)).toBe('Lý do: Tiếp xúc gần.');
    expect(fillLine('  Năm   {person.birthYear} ', values)).toBe('Năm 1990');
  });

  it('leaves out in brackets what is not known, and dots what is not known elsewhere', () => {
    expect(fillLine('[Năm sinh: {person.birthYear}. ][Điện thoại: {person.phone}.]', values)).toBe(
      'Năm sinh: 1990.',
    );
    expect(fillLine('[Điện thoại: {person.phone}.]', values)).toBe('');
    expect(fillLine('Điện thoại: {person.phone}', values)).toBe('Điện thoại: …………');
  });

  it('shows a fault as it was typed', () => {
    expect(fillLine('Bà {person.nam} [sinh {person.birthYear}', values)).toBe('Bà {person.nam} [sinh 1990');
    expect(fillLine('a] {b', values)).toBe('a] {b');
  });

  it.each([
    ['{person.nam}', 'unknown-placeholder', '{person.nam}'],
    ['{}', 'unknown-placeholder', '{}'],
    ['{__proto__}', 'unknown-placeholder', '{__proto__}'],
    ['{person.name', 'stray-brace', '{'],
    ['person.name}', 'stray-brace', '}'],
    ['[{person.phone}', 'stray-bracket', '['],
    ['{person.phone}]', 'stray-bracket', ']'],
    ['[[{person.phone}]', 'stray-bracket', '['],
    ['[Nơi: {order.place}]', 'never-missing', '[Nơi: {order.place}]'],
    ['[chữ]', 'never-missing', '[chữ]'],
  ])('%s is a fault: %s', (line, code, name) => {
    expect(readLine(line).faults[0]).toEqual({ code, name });
  });

  it('of any text is read in time that grows with its length alone', () => {
    const started = performance.now();
    readLine('{['.repeat(600));
    readLine('{'.repeat(1200));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a wording', () => {
  it.each(templateKinds)('that ships for %s has no fault', (of) => {
    expect(faultsOf(standingWording(of), of)).toEqual([]);
  });

  it('names what is wrong with part and line, in words', () => {
    const [fault] = wordingFaults(
      withFirst(['Cách ly {person.name}', 'tại {order.place} {order.from} {order.until}', '{person.nmae}']),
      kind,
    );
    expect(fault).toMatchObject({ at: 'articles.0', line: 3, code: 'unknown-placeholder' });
    expect(fault!.message).toBe(
      'Điều 1, dòng 3: không có ô điền {person.nmae}; hãy chọn ô điền trong danh sách.',
    );
    expect(fault!.messageEn).toContain('Article 1, line 3: there is no placeholder {person.nmae}');
  });

  it('needs who, where, from when until when, and the basis given at issue', () => {
    expect(faultsOf(withFirst(['Cách ly y tế.']))).toEqual([
      ['articles.0', 1, 'missing'],
      ['articles.0', 1, 'missing'],
      ['articles.0', 1, 'missing'],
      ['articles.0', 1, 'missing'],
    ]);
    const names = wordingFaults(withFirst(['Cách ly y tế.']), kind).map(({ message }) => message);
    expect(names[0]).toContain('thiếu ô điền bắt buộc {person.name} / {person.nameCapitals}');
    expect(names[3]).toContain('{order.until}');
    expect(faultsOf({ ...standing, basis: ['Căn cứ Luật Phòng bệnh'] })).toEqual([['basis', 1, 'missing']]);
    expect(faultsOf({ ...standing, articles: [] })).toContainEqual(['articles', 1, 'missing']);
  });

  it('of a change needs the first decision, the new end and why, and has no term of its own', () => {
    const extension = standingWording('extension');
    const articles = [['Kéo dài đối với {person.name} từ {order.from} đến {order.until}.']];
    const recipients = ['Lưu: VT'];
    expect(faultsOf({ ...extension, articles, recipients }, 'extension')).toEqual([
      ['articles.0', 1, 'other-paper'],
      ['articles.0', 1, 'missing'],
      ['articles.0', 1, 'missing'],
      ['articles.0', 1, 'missing'],
    ]);
    expect(faultsOf({ ...standing, title: 'Về việc {first.number}' })).toEqual([['title', 1, 'other-paper']]);
  });

  it('of a certificate and of a letter has sections in place of articles, and no legal bases', () => {
    const certificate = standingWording('certificate');
    const letter = standingWording('hand-over');
    const [opening, closing] = letter.articles as [string[], string[]];
    expect(faultsOf({ ...certificate, basis: ['Luật A'] }, 'certificate')).toEqual([
      ['basis', 1, 'not-printed'],
    ]);
    expect(
      faultsOf({ ...certificate, articles: [...certificate.articles, ['Thêm']] }, 'certificate'),
    ).toEqual([['articles.1', 1, 'not-printed']]);
    const lacking = wordingFaults({ ...certificate, articles: [['{person.name} xong']] }, 'certificate');
    expect(lacking[0]!.message).toBe('Nội dung, dòng 1: thiếu ô điền bắt buộc {order.number}.');
    const empty = wordingFaults({ ...letter, articles: [[...opening, ...closing]] }, 'hand-over');
    expect(empty.map(({ message }) => message)).toEqual(['Phần sau danh sách, dòng 1: chưa có lời văn.']);
    const foreign = { ...letter, title: '{person.name}', recipients: ['Như Điều 1'] };
    expect(faultsOf(foreign, 'hand-over')).toEqual([
      ['title', 1, 'other-paper'],
      ['recipients', 1, 'no-article'],
    ]);
    expect(faultsOf({ ...standing, title: '{letter.people} người' })).toEqual([['title', 1, 'other-paper']]);
  });

  it('keeps placeholders to the parts where they belong', () => {
    expect(faultsOf({ ...standing, office: '{person.name}' })).toEqual([['office', 1, 'misplaced']]);
    expect(faultsOf({ ...standing, basis: ['{order.basis}', 'Xét lời {person.name}'] })).toEqual([
      ['basis', 2, 'misplaced'],
    ]);
  });

  it('has the basis given at issue alone on a line, once', () => {
    expect(faultsOf({ ...standing, basis: ['Luật A và {order.basis}'] })).toEqual([['basis', 1, 'alone']]);
    expect(faultsOf({ ...standing, basis: ['{order.basis}', '{order.basis}'] })).toEqual([
      ['basis', 2, 'alone'],
    ]);
  });

  it('has a title, an authority, and words in every article', () => {
    expect(faultsOf({ ...standing, title: ' ', authority: '' })).toEqual([
      ['title', 1, 'empty'],
      ['authority', 1, 'empty'],
    ]);
    expect(faultsOf({ ...standing, articles: [...standing.articles, []] })).toEqual([
      ['articles.3', 1, 'empty'],
    ]);
  });

  it('sends to no article that is not there', () => {
    expect(faultsOf({ ...standing, recipients: ['Lưu: VT', 'Như Điều 4'] })).toEqual([
      ['recipients', 2, 'no-article'],
    ]);
  });
});

describe('a version', () => {
  const open: readonly [string, TemplateStep][] = [
    ['draft', 'change'],
    ['draft', 'discard'],
    ['draft', 'start'],
    ['scheduled', 'end'],
    ['in-force', 'end'],
  ];
  it.each(templateStates)('that is %s takes these steps and no other', (state) => {
    for (const step of ['change', 'discard', 'start', 'end'] as const) {
      expect(mayStep(state, step), step).toBe(open.some(([a, b]) => a === state && b === step));
    }
  });
});
