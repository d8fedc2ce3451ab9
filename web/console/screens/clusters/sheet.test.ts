import { describe, expect, it } from 'vitest';
import { readSheet } from '../../../shared/lists/sheet.ts';
import { columns, itemOf, problemOf } from './sheet.ts';

describe('a list of guests', () => {
  it('becomes participants', () => {
    const [host, guest] = readSheet(
      columns,
      'Họ tên\tĐiện thoại\tVai trò\nMa Văn Rể\t0912 345 701\tChủ nhà, người tổ chức\nMa Thị Khách\t\tKhách',
      1,
    );
    expect(itemOf(host!)).toEqual({ fullName: 'Ma Văn Rể', phone: '0912345701', involvement: 'host' });
    expect(itemOf(guest!)).toEqual({ fullName: 'Ma Thị Khách', involvement: 'guest' });
  });

  it('says what is wrong with a row', () => {
    const row = { id: 1, fullName: 'An', phone: '', birthYear: '', address: '', involvement: '' };
    expect(problemOf(row)).toBeNull();
    expect(problemOf({ ...row, fullName: '' })).toMatchObject({ text: 'needName', missing: true });
    expect(problemOf({ ...row, involvement: 'cô dâu' })).toMatchObject({ text: 'badInvolvement' });
    expect(problemOf({ ...row, birthYear: '90' })).toMatchObject({ text: 'badYear' });
  });
});
