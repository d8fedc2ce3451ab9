import { expect, it } from 'vitest';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Draft } from '../types.ts';
import { stripDraft, stripNamed } from './strip-draft.ts';

const draft: Draft = {
  identity: 'confirmed',
  saidPhone: '0912000111',
  saidAddress: 'Thôn Nà Sla',
  symptoms: ['fever'],
  firstSymptomDate: '2026-11-12',
  temperature: 38.5,
  note: 'Con trai tên Biến làm ở chợ',
  stays: {
    a: {
      date: '2026-11-13',
      from: '05:00',
      to: '07:30',
      placeText: 'Nhà bà Sen',
      company: 'bà Sen',
      mask: 'no',
    },
    b: { date: '2026-11-14', from: '08:00', to: '09:00', placeId: 'p', note: 'đi với Biến' },
  },
  known: { s: 'CONFIRMED' },
  contacts: {
    x: {
      fullName: 'Lăng Thị Biến',
      phone: '0977 000 111',
      relation: 'same-household',
      lastContactDate: '2026-11-14',
    },
    y: { fullName: 'Lăng Văn Ở', lastContactDate: '2026-11-13' },
  },
};

it('keeps days, hours, codes, figures, ids and counts, and no word', () => {
  const gone = 'Đã ẩn danh';
  expect(stripDraft(draft)).toEqual({
    ...draft,
    saidPhone: gone,
    saidAddress: gone,
    note: gone,
    stays: {
      a: { ...draft.stays['a'], placeText: gone, company: gone },
      b: { ...draft.stays['b'], note: gone },
    },
    contacts: {
      x: { ...draft.contacts['x'], fullName: gone, phone: gone },
      y: { ...draft.contacts['y'], fullName: gone },
    },
  });
});

it('takes one person out of the contacts of another, by name or phone, and leaves the others', () => {
  const named = (names: string[], phones: string[]) => ({
    names: new Set(names),
    phones: new Set(phones),
    fold,
    phoneOf: (text: string) => (text === '' ? null : text.replaceAll(' ', '')),
  });
  for (const who of [named(['lang thi bien'], []), named([], ['0977000111'])]) {
    const { contacts, note } = stripNamed(draft, who);
    expect([contacts['x']!.fullName, contacts['y']!.fullName]).toEqual(['Đã ẩn danh', 'Lăng Văn Ở']);
    expect(contacts['x']).toMatchObject({ relation: 'same-household', lastContactDate: '2026-11-14' });
    expect(note).toBe(draft.note);
  }
  expect(stripNamed(draft, named(['ai do'], ['090']))).toBe(draft);
});
