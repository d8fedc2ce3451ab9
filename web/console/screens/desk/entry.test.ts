import { describe, expect, it } from 'vitest';
import { makePlaceCode, makeShortCode, placeUrl } from '../../../../lib/credentials/index.ts';
import { readEntry, readPlace } from './entry.ts';

const random = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
const card = makeShortCode('card', random);
const place = makePlaceCode(random);
const citizenCard = '020058001234|080123456|Hoàng Thị Hồng|02091958|Nữ|Đồng Đăng, Cao Lộc, Lạng Sơn|15082021';

describe('who a text of the desk names', () => {
  it('takes cards, citizen cards and phones, and keeps three characters to show', () => {
    expect(readEntry(`${card.toLowerCase()}\r\n`)).toEqual({
      ok: true,
      named: { kind: 'card', person: { cardCode: card }, tail: card.slice(-3) },
    });
    expect(readEntry(` ${citizenCard}\n`)).toEqual({
      ok: true,
      named: { kind: 'cccd', person: { cccd: citizenCard }, tail: '234' },
    });
    expect(readEntry('020 158 001 234')).toMatchObject({ named: { person: { cccd: '020158001234' } } });
    expect(readEntry('0912 345 678')).toEqual({
      ok: true,
      named: { kind: 'phone', person: { phone: '0912345678' }, tail: '678' },
    });
  });

  it.each([
    ['GD 4 20 2012345678', 'bhyt'],
    [place, 'isPlace'],
    [makeShortCode('declaration', random), 'isPaper'],
    ['HC1:6BFOXN', 'certificate'],
    ['12A-345.67', 'plate'],
    ['VX1:ABC', 'damaged'],
    ['a|b|c', 'damaged'],
    ['xin chào', 'unread'],
    ['12345', 'unread'],
  ])('says why %s names nobody', (text, problem) => {
    expect(readEntry(text)).toEqual({ ok: false, problem });
  });
});

describe('the place of the desk', () => {
  it('is read from a poster or from its code as typed', () => {
    const url = placeUrl('VX.EXAMPLE.VN', place);
    expect(readPlace(url.ok ? url.value : '')).toEqual({ code: place });
    expect(readPlace(place.replace('.', ' ').toLowerCase())).toEqual({ code: place });
  });

  it('is nothing else', () => {
    expect(readPlace(' ')).toBeNull();
    expect(readPlace(card)).toBe('notPlace');
    expect(readPlace('HTTPS://VX.EXAMPLE.VN/D/AAAAAAAA.222')).toBe('damaged');
  });
});
