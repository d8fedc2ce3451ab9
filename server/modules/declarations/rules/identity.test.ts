import { describe, expect, it } from 'vitest';
import { identityText } from './identity.ts';
import type { Declarant } from './read-declarant.ts';

const hoa: Declarant = {
  fullName: 'Nông Thị Hoa',
  sex: 'female',
  birthDate: null,
  birthYear: 1990,
  cccd: null,
  phone: '0912345678',
  address: null,
  areaNo: null,
};
const child: Declarant = { ...hoa, fullName: 'Bé An', birthYear: 2022, phone: null };

describe('identityText', () => {
  it('is the same however the name is typed, and another for a namesake of another year', () => {
    expect(identityText({ ...hoa, fullName: 'nong thi HOA' }, hoa)).toBe(identityText(hoa, hoa));
    expect(identityText({ ...hoa, birthYear: 1991 }, hoa)).not.toBe(identityText(hoa, hoa));
  });

  it('knows a child by those it travels with, but never as one of them', () => {
    expect(identityText(child, hoa)).toBe(identityText(child, hoa));
    expect(identityText({ ...child, fullName: hoa.fullName, birthYear: 1990 }, hoa)).not.toBe(
      identityText(hoa, hoa),
    );
    expect(identityText(child, { ...hoa, phone: '0987654321' })).not.toBe(identityText(child, hoa));
  });

  it('knows nobody without any number', () => {
    expect(identityText(child, { ...hoa, phone: null })).toBe(null);
  });
});
