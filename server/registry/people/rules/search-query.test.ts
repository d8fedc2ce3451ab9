import { describe, expect, it } from 'vitest';
import { readSearch } from './search-query.ts';

describe('a search text', () => {
  it.each([
    ['nguyen van an', ['nguyen', 'van', 'an'], []],
    ['An Nguyễn', ['an', 'nguyen'], ['nguyên\u0303']],
    ['Hoàng', ['hoang'], ['hoang\u0300']],
    ['hoang', ['hoang'], []],
    ['Nguyên', ['nguyen'], ['nguyên']],
    ['Trinh', ['trinh'], []],
    ['Trường', ['truong'], ['trương\u0300']],
  ])('%s is a name', (text, folded, marked) => {
    const read = readSearch(text);
    const words = read.ok && read.value.by === 'name' ? read.value.words : [];
    expect(words.map((word) => word.folded)).toEqual(folded);
    expect(words.filter((word) => word.hasMarks).map((word) => word.marked)).toEqual(marked);
  });

  it.each(['nguyen', 'Nguyễn', 'TRẦN', ' lê '])('%s alone is a family name: refused', (text) => {
    expect(readSearch(text)).toMatchObject({ ok: false, status: 422, code: 'person.given-name-needed' });
  });

  it.each(['???', '12', 'An 12', '%'])('%s is unclear: refused', (text) => {
    expect(readSearch(text)).toMatchObject({ ok: false, status: 422, code: 'person.query-unclear' });
  });

  it.each(['0912345678', '+84 912 345 678', '84912345678'])('%s is a phone', (text) => {
    expect(readSearch(text)).toMatchObject({ ok: true, value: { by: 'number', phones: ['0912345678'] } });
  });

  it('a citizen number, a whole citizen card and an insurance number are identity numbers', () => {
    const cccd = { kind: 'cccd', value: '020085123456' };
    expect(readSearch('020085123456')).toMatchObject({ ok: true, value: { identifiers: [cccd] } });
    const card = '020085123456|080123456|Nguyễn Văn An|15081985|Nam|Xã Đồng Đăng, Lạng Sơn|01072021';
    expect(readSearch(card)).toMatchObject({ ok: true, value: { identifiers: [cccd] } });
    expect(readSearch('GD4202012345678')).toMatchObject({
      ok: true,
      value: { identifiers: [{ kind: 'bhyt', value: 'GD4202012345678' }] },
    });
  });

  it('without a digit that could be a card is looked up as one, with the name that it may be instead', () => {
    expect(readSearch('MACT-HANH')).toMatchObject({
      ok: true,
      value: { by: 'number', cards: ['MACTHANH'], phones: [], identifiers: [] },
    });
    const read = readSearch('Mac Thanh');
    expect(read).toMatchObject({ ok: true, value: { by: 'number', cards: ['MACTHANH'] } });
    const name = read.ok && read.value.by === 'number' ? read.value.orName : null;
    expect(name?.words.map((word) => word.folded)).toEqual(['mac', 'thanh']);
  });

  it('a passport number may be a passport or another paper', () => {
    expect(readSearch('C1234567')).toMatchObject({
      ok: true,
      value: { identifiers: [{ kind: 'passport' }, { kind: 'other' }] },
    });
  });
});
