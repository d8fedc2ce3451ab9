import type { personSources, sexes } from '../people.ts';
import type { Table } from './kit.ts';

/** Sexes as recorded; by itself for the same reason as the levels of zones. */
export const sex: Table<typeof sexes> = {
  male: ['Nam', 'Male'],
  female: ['Nữ', 'Female'],
  other: ['Khác', 'Other'],
  unknown: ['Không rõ', 'Unknown'],
};

/** How somebody came on record. */
export const personSource: Table<typeof personSources> = {
  officer: ['Cán bộ nhập', 'Entered by an officer'],
  phone: ['Số điện thoại khi quét mã', 'A phone number at a check-in'],
  cccd: ['Thẻ CCCD khi quét mã', 'A citizen card at a check-in'],
  declaration: ['Khai báo y tế', 'Health declaration'],
  checkpoint: ['Chốt kiểm soát', 'Checkpoint'],
  'named-contact': ['Được kể là người tiếp xúc', 'Named as a contact'],
  roster: ['Danh sách lớp, ca, chuyến xe', 'Roster of a class, shift or vehicle'],
  event: ['Danh sách người dự sự kiện', 'List of those at an event'],
  lodging: ['Khai báo lưu trú', 'Report of lodging'],
  trip: ['Khai báo chuyến hàng', 'Declared trip'],
  'import-case': ['Danh sách ca bệnh nhập vào', 'Imported list of cases'],
  'import-contact': ['Danh sách người tiếp xúc nhập vào', 'Imported list of contacts'],
  'import-person': ['Danh sách người nhập vào', 'Imported list of people'],
  study: ['Dữ liệu nghiên cứu', 'Data of a study'],
  simulated: ['Dữ liệu mô phỏng', 'Simulated data'],
};
