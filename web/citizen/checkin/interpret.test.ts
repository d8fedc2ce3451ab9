import { describe, expect, it } from 'vitest';
import { makePlaceCode, makeShortCode } from '../../../lib/credentials/index.ts';
import { readVisitor } from '../data/people.ts';
import { interpretPlace } from './interpret.ts';

const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
const place = makePlaceCode(bytes);

describe('what a camera sees at the door', () => {
  it('is a place: poster address in any case, or the code as typed', () => {
    expect(interpretPlace(`HTTPS://VX.EXAMPLE/D/${place}`)).toEqual({
      kind: 'place',
      code: place,
      host: 'VX.EXAMPLE',
    });
    expect(interpretPlace(`https://vx.example/d/${place.toLowerCase()}`)).toMatchObject({
      kind: 'place',
      code: place,
    });
    expect(interpretPlace(place.replace('.', ' '))).toEqual({ kind: 'place', code: place, host: null });
  });

  it.each([
    ['https://example.com/menu', 'notOurs'],
    [`https://vx.example/D/${place.slice(0, -1)}${place.endsWith('A') ? 'C' : 'A'}`, 'damaged'],
    ['0912345678', 'isCard'],
    [makeShortCode('card', bytes), 'isCard'],
    [makeShortCode('declaration', bytes), 'isDeclaration'],
    ['001090000001|012345678|Nguyễn Văn An|01011990|Nam|Xã Đồng Đăng, Lạng Sơn|01012021', 'isCccd'],
    ['WIFI:S:quan;;', 'notOurs'],
    ['', 'notOurs'],
  ])('tells %j apart: %s', (text, expected) => {
    expect(interpretPlace(text)).toEqual({ kind: 'other', text: expected });
  });
});

describe('a certificate of completion at the door', () => {
  it('is told from places, to be checked', () => {
    expect(interpretPlace(' VXC1:6BF$ \n')).toEqual({ kind: 'certificate', code: 'VXC1:6BF$' });
  });
});

describe('who checks in', () => {
  it('is a phone number in any writing or a card code, nothing else', () => {
    expect(readVisitor('+84 912.345.678')).toEqual({ kind: 'phone', value: '0912345678', name: '' });
    const card = makeShortCode('card', bytes);
    expect(readVisitor(card.toLowerCase(), 'Bà')).toEqual({ kind: 'card', value: card, name: 'Bà' });
    expect(readVisitor('VX1:ABC')).toEqual({ kind: 'card', value: 'VX1:ABC', name: '' });
    expect(readVisitor(makeShortCode('declaration', bytes))).toBeNull();
    expect(readVisitor('12345')).toBeNull();
  });
});
