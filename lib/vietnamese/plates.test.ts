import { describe, expect, it } from 'vitest';
import { parsePlate } from './plates.ts';

describe('parsePlate', () => {
  it.each([
    ['20A-123.45', '20A12345', '20A-123.45', 'civil'],
    ['20a 12345', '20A12345', '20A-123.45', 'civil'],
    ['12C–1234', '12C1234', '12C-1234', 'civil'],
    ['80B-012.34', '80B01234', '80B-012.34', 'civil'],
    ['29-H1 123.45', '29H112345', '29-H1 123.45', 'civil'],
    ['29h1-12345', '29H112345', '29-H1 123.45', 'civil'],
    ['29-H1 1234', '29H11234', '29-H1 1234', 'civil'],
    ['29H11234', '29H11234', '29H-112.34', 'civil'],
    ['29LD-123.45', '29LD12345', '29LD-123.45', 'civil'],
    ['29-MĐ1 234.56', '29MD123456', '29-MD1 234.56', 'civil'],
    ['TM-12-34', 'TM1234', 'TM-12-34', 'military'],
    ['qk 1234', 'QK1234', 'QK-12-34', 'military'],
    ['80-011-NG-05', '80011NG05', '80-011-NG-05', 'diplomatic'],
    ['80 NG 011 05', '80011NG05', '80-011-NG-05', 'diplomatic'],
  ])('reads %j', (text, canonical, display, kind) => {
    expect(parsePlate(text)).toEqual({ ok: true, value: { canonical, display, kind } });
  });

  it('reads its own display again', () => {
    for (const text of ['20A12345', '29H112345', '29-H1 1234', 'TM1234', '80011NG05', '12C1234']) {
      const first = parsePlate(text);
      expect(first.ok && parsePlate(first.value.display)).toEqual(first);
    }
  });

  it.each([
    ['', 'plate.empty'],
    ['ABC', 'plate.format'],
    ['20A-123', 'plate.format'],
    ['桂F12345', 'plate.format'],
    ['05A-12345', 'plate.format'],
    ['20A-1234567', 'plate.format'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parsePlate(text)).toEqual({ ok: false, reason });
  });
});
