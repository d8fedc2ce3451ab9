import { describe, expect, it } from 'vitest';
import { isNamed, yearIsShared } from './tell-apart.ts';

const user = (no: number, fullName: string, birthYear: number | null) => ({
  id: String(no),
  fullName,
  birthYear,
});
const ha = user(1, 'Hứa Thị Hà', 1996);
const ha2 = user(2, 'Hứa Thị Hạ', 1996);
const em = user(3, 'Hứa Thị Em', 1996);
const mother = user(4, 'Hứa Thị Hạ', 1969);

describe('who reads a message', () => {
  it('is left open by the year only where two who use the phone were born in it', () => {
    expect(yearIsShared([ha, em, mother], 1996)).toBe(true);
    expect(yearIsShared([ha, em, mother], 1969)).toBe(false);
    expect(yearIsShared([ha, user(5, 'Không rõ', null), user(6, 'Không rõ', null)], 1950)).toBe(false);
  });

  it('is told by the name without marks, and by its marks where only they differ', () => {
    expect(isNamed(' hua  THI ha', ha, [ha, em, mother])).toBe(true);
    expect(isNamed('Hứa Thị Em', ha, [ha, em])).toBe(false);
    expect(isNamed('Hà', ha, [ha, em])).toBe(false);
    expect(isNamed('hua thi ha', ha, [ha, ha2])).toBe(false);
    expect(isNamed('hứa thị hạ', ha, [ha, ha2])).toBe(false);
    expect(isNamed('hứa thị hà', ha, [ha, ha2])).toBe(true);
    // Marks typed in two steps are the same letters.
    expect(isNamed('hứa thị hà'.normalize('NFD'), ha, [ha, ha2])).toBe(true);
  });

  it('lets one through who is in the register twice under one name', () => {
    expect(isNamed('hua thi ha', ha, [ha, user(9, 'Hứa Thị Hà', 1996)])).toBe(true);
  });
});
