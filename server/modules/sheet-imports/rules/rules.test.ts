import { describe, expect, it } from 'vitest';
import { guessDay } from './guess-day.ts';
import { fieldOfTitle, findHeading } from './read-heading.ts';
import { readRelation } from './read-relation.ts';

const TODAY = '2026-11-16';

describe('relations', () => {
  it.each([
    ['Người cùng hộ gia đình', 'same-household'],
    ['same-vehicle', 'same-vehicle'],
    ['Đồng nghiệp của chồng', 'same-workplace'],
  ])('%s is %s', (text, relation) => {
    expect(readRelation(text)).toBe(relation);
  });
});

describe('titles', () => {
  it.each([
    ['Họ và tên bệnh nhân', 'fullName'],
    ['HỌ TÊN', 'fullName'],
    ['Ngày, tháng, năm sinh', 'birth'],
    ['Năm sinh Nữ', 'femaleYear'],
    ['Số ĐT liên hệ', 'phone'],
    ['Số CCCD', 'citizenId'],
    ['Số hộ chiếu', 'citizenId'],
    ['Xã/phường/TT', 'commune'],
    ['Nơi ở hiện tại', 'address'],
    ['Ngày lấy mẫu', 'sampleDate'],
    ['personId', 'personId'],
    ['areaName', 'commune'],
    ['Kết quả', null],
    // What stands beside a day, a birth or a phone is none.
    ['Giờ lấy mẫu', null],
    ['Nơi sinh', null],
    ['Người báo cáo', null],
    ['Học sinh lớp', null],
    ['Mối liên hệ với F0', 'relation'],
    ['Nơi sinh sống', 'address'],
    ['Nơi sinh của học sinh', null],
    ['Họ tên người lấy mẫu', null],
    ['Yếu tố liên hệ dịch tễ', null],
    ['Nhà vệ sinh', null],
    ['Ngày khai sinh', null],
    ['Học sinh', null],
    ['Họ và tên học sinh', 'fullName'],
    ['Tên học sinh', 'fullName'],
    ['Họ tên HS, sinh viên', 'fullName'],
    ['Ngày sinh học sinh', 'birth'],
    ['SĐT phụ huynh học sinh', 'phone'],
    ['SĐT người liên hệ dịch tễ', null],
    ['Ngày liên hệ dịch tễ', null],
    ['Địa chỉ của sinh viên', 'address'],
    ['Ngày giờ lấy mẫu', 'sampleDate'],
    ['Ngày/giờ lấy mẫu', 'sampleDate'],
    ['Thời gian, nơi lấy mẫu', 'sampleDate'],
    ['Ngày cơ sở báo cáo', 'reportDate'],
    ['Ngày, nơi sinh', 'birth'],
    ['Đ/c', 'address'],
    ['Năm sinh/tuổi', 'age'],
  ])('%s means %s', (title, field) => {
    expect(fieldOfTitle(title)).toBe(field);
  });

  it('are found below other lines, and not where there are none', () => {
    const top = [
      { row: 1, cells: ['DANH SÁCH SỐ ĐIỆN THOẠI'] },
      { row: 4, cells: ['STT', 'Họ tên', 'SĐT'] },
      { row: 5, cells: ['1', 'An', '0912345678'] },
    ];
    expect(findHeading(top, TODAY)).toMatchObject({ row: 4, rows: 1 });
    expect(findHeading([{ row: 1, cells: ['Bế Văn An', '0912345678'] }], TODAY).row).toBe(0);
  });
});

describe('the day of a sheet', () => {
  it.each([
    ['Ngày 03.11', [], 'F0.xlsx', '2026-11-03'],
    ['3-11', [], 'F0.xlsx', '2026-11-03'],
    ['Sheet1', ['DANH SÁCH F0 NGÀY 05/11/2026'], 'F0.xlsx', '2026-11-05'],
    ['Sheet1', ['Số: 12/BC-TYT', 'Đồng Đăng, ngày 6 tháng 11 năm 2026'], 'F0.xlsx', '2026-11-06'],
    ['Sheet1', [], 'F0 ngay 07.11.xlsx', '2026-11-07'],
    ['Sheet1', [], 'F0_08-11-2026.xlsx', '2026-11-08'],
    ['Sheet1', ['Số: 12/11/BC'], 'F0 (2).xlsx', undefined],
    ['Ngày 40.13', [], 'F0 1.2.xlsx', undefined],
  ])('%j, %j, %j is %s', (sheet, titles, fileName, day) => {
    expect(guessDay(sheet, titles, fileName, TODAY)).toBe(day);
  });
});
