import { describe, expect, it } from 'vitest';
import { logDetail } from './log-words.ts';

const checks = [{ code: 'disinfected', vi: 'Đã khử khuẩn', en: 'Disinfected' }];

describe('an entry of the log of a cordon', () => {
  it('says directions and conditions in words, and anything else as it was written', () => {
    expect(logDetail({ kind: 'pass', detail: 'out' }, checks, 'vi')).toBe('Ra');
    expect(logDetail({ kind: 'check', detail: 'disinfected' }, checks, 'vi')).toBe('Đã khử khuẩn');
    expect(logDetail({ kind: 'check', detail: 'of-another-rule' }, checks, 'en')).toBe('of-another-rule');
    expect(logDetail({ kind: 'extension', detail: 'out' }, checks, 'en')).toBe('out');
    expect(logDetail({ kind: 'need', detail: null }, checks, 'en')).toBeNull();
  });
});
