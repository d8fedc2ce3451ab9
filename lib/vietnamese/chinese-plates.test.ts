import { describe, expect, it } from 'vitest';
import { parseChinesePlate } from './chinese-plates.ts';
import { parsePlate } from './plates.ts';

describe('parseChinesePlate', () => {
  it.each([
    ['桂A12345', 'GXA12345', '桂A·12345'],
    ['桂A·12345', 'GXA12345', '桂A·12345'],
    ['桂a-123 45', 'GXA12345', '桂A·12345'],
    ['GX A12345', 'GXA12345', '桂A·12345'],
    ['云AD12345', 'YNAD12345', '云A·D12345'],
    ['贵B8K208', 'GZB8K208', '贵B·8K208'],
  ])('%s is %s', (text, canonical, display) => {
    expect(parseChinesePlate(text)).toEqual({ ok: true, value: { canonical, display } });
  });

  it.each([
    '',
    '12C-123.45',
    'TM-12-34',
    '20A12345',
    '田A12345',
    'GXABCDEF',
    'XXA12345',
    '桂A1234',
    '桂O12345',
  ])('%s is none', (text) => {
    expect(parseChinesePlate(text).ok).toBe(false);
  });

  it('shares no text with Vietnamese plates', () => {
    for (const text of ['桂A12345', 'GXA12345', 'YNAD12345']) {
      expect(parsePlate(text).ok).toBe(false);
    }
  });
});
