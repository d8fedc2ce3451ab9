import { expect, it } from 'vitest';
import { describeAgent, roughNetwork } from './whence.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`,
    'Chrome 140 · Windows',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
    'Edge 140 · Windows',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; K) ${WEBKIT} Chrome/139.0.0.0 Mobile Safari/537.36`,
    'Chrome 139 · Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Safari 17 · iOS',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0', 'Firefox 142 · Linux'],
  ['curl/8.5.0', null],
  ['', null],
])('says in words what %s is', (header, words) => {
  expect(describeAgent(header)).toBe(words);
});

it.each([
  ['113.160.21.7', '113.160.x.x'],
  ['::ffff:10.1.2.3', '10.1.x.x'],
  ['2405:4800:102:1::1', '2405:4800:…'],
  ['2001::1', '2001:0:…'],
  ['::1', '::'],
  ['nonsense', null],
])('keeps only the front of the address %s', (address, front) => {
  expect(roughNetwork(address)).toBe(front);
});
