import { describe, expect, it } from 'vitest';
import { codePayload } from './code-payload.ts';
import type { Declarant } from './read-declarant.ts';

const person: Declarant = {
  fullName: 'Nông Thị Hoa',
  sex: 'female',
  birthDate: '1990-03-05',
  birthYear: 1990,
  cccd: '020190001234',
  phone: '0912345678',
  address: 'Thôn Nà Pàn',
  areaNo: 7,
};

describe('codePayload', () => {
  it('carries no number, address or day of birth', () => {
    expect(codePayload('K1234567', person, 2, '05986')).toEqual({
      code: 'K1234567',
      name: 'Nông Thị Hoa',
      birthYear: 1990,
      areaCode: '05986',
      companions: 2,
    });
  });

  it('says 00 where no commune was declared', () => {
    expect(codePayload('K1234567', person, 0, null)).toMatchObject({ areaCode: '00' });
  });

  it('cuts a long name in its middle', () => {
    const fullName = `Công Tằng Tôn Nữ ${'Hoàng '.repeat(12)}Bích Ngọc`;
    const { name } = codePayload('K1234567', { ...person, fullName }, 0, null);
    expect(name.length).toBeLessThanOrEqual(60);
    expect(name).toMatch(/^Công Tằng .* Ngọc$/);
    expect(codePayload('K1234567', { ...person, fullName: 'A'.repeat(100) }, 0, null).name.length).toBe(60);
  });
});
