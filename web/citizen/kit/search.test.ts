import { describe, expect, it } from 'vitest';
import { searchNames } from './search.ts';

const communes = ['Xã Đồng Đăng', 'Phường Tam Thanh', 'Xã Đình Lập', 'Xã Tân Thanh', 'Phường Đông Kinh'].map(
  (name) => ({
    id: name,
    name,
  }),
);
const names = (typed: string) => searchNames(communes, typed).map(({ name }) => name);

describe('search of communes', () => {
  it.each([
    ['dong dang', ['Xã Đồng Đăng']],
    ['ĐỒNG', ['Xã Đồng Đăng', 'Phường Đông Kinh']],
    ['thanh', ['Phường Tam Thanh', 'Xã Tân Thanh']],
    ['thanh tan', ['Xã Tân Thanh']],
    ['xa d', ['Xã Đình Lập', 'Xã Đồng Đăng']],
    ['  ', []],
    ['zz', []],
  ])('finds %j without marks', (typed, expected) => {
    expect(names(typed).toSorted()).toEqual(expected.toSorted());
  });

  it('takes text typed in decomposed form', () => {
    expect(names('Đồng Đăng'.normalize('NFD'))).toEqual(['Xã Đồng Đăng']);
  });
});
