import { createHmac, hkdfSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSecrets } from './secrets.ts';

const secret = Buffer.alloc(32, 5);
const secrets = createSecrets(secret);

it.each([
  '',
  '0912345678',
  'Thôn Kỳ Lừa',
  'ế'.repeat(127),
  'ế'.repeat(128),
  'ế'.repeat(129),
  '😀'.repeat(300),
])('keeps a blind index the keyed hash that it always was, whatever the length (%#)', (canonical) => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'vungxanh', 'blind-index', 32));
  const whole = createHmac('sha256', key).update(`phone\0${canonical}`).digest();
  expect(secrets.blindIndex('phone', canonical)).toEqual(whole.subarray(0, 16));
});

it('hashes short texts rightly after long ones, and keeps purposes apart', () => {
  const before = secrets.blindIndex('phone', '0912345678');
  secrets.blindIndex('phone', 'x'.repeat(100));
  expect(secrets.blindIndex('phone', '0912345678')).toEqual(before);
  expect(secrets.blindIndex('identifier', '0912345678')).not.toEqual(before);
});

it('decrypts what it encrypted, never twice to the same bytes, and refuses what was changed', () => {
  const values = Array.from({ length: 1_200 }, () => secrets.encrypt('Hoàng Thị Én'));
  expect(new Set(values.map((value) => value.toString('hex'))).size).toBe(values.length);
  expect(values.every((value) => secrets.decrypt(value) === 'Hoàng Thị Én')).toBe(true);
  const changed = Buffer.from(values[0]!);
  changed[20]! ^= 1;
  expect(() => secrets.decrypt(changed)).toThrow();
});
