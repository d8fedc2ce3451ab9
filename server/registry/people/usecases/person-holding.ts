import { label } from '../../../../contract/labels.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { recordIdsOf } from '../../../platform/holdings/record-ids.ts';
import type { PeopleContext } from '../types.ts';
import { detailsByNo } from './show-people.ts';

/** The register of people itself, read as the scope may see it. */
export function personHolding(context: PeopleContext): Holding {
  return {
    code: 'people.identity',
    name: { vi: 'Hồ sơ nhân thân', en: 'Identity record' },
    purpose: {
      vi: 'Biết đúng người khi truy vết, xét nghiệm, ra quyết định và trả kết quả',
      en: 'Knowing whom tracing, testing, orders and results are about',
    },
    ground: 'duty',
    dataClass: 'personal',
    days: null,
    keep: {
      vi: 'Đến khi không còn hồ sơ nào cần tên; sau đó ẩn danh theo yêu cầu',
      en: 'Until no record needs the name; then anonymised on request',
    },
    erasure: {
      vi: 'Ẩn danh: mất cả giá trị cũ và mới trong lịch sử sửa hồ sơ; giữ việc sửa ô nào, ai sửa, lúc nào. Giữ giới tính, năm sinh, địa bàn, hộ',
      en: 'Anonymising: old and new values in the history of the record are gone too; which field, who and when stay. Sex, year of birth, area and household stay',
    },
    recordIds: recordIdsOf({ table: 'person' }),
    read: async (scope, db, nos) => {
      const people = await detailsByNo(context, scope, db, nos);
      return [...people.values()].map((person) => ({
        at: Date.parse(person.createdAt),
        fields: {
          'Họ tên': person.fullName,
          'Ngày sinh': person.birthDate,
          'Năm sinh': person.birthYear,
          'Điện thoại': person.phones.join(', '),
          'Giấy tờ': person.identifiers.map(({ kind, value }) => `${kind} ${value}`).join(', '),
          'Địa chỉ': person.address,
          'Địa bàn': person.areaName,
          'Mã thẻ': person.cardCode,
          'Số người khác cùng hộ': person.household.length,
          'Mức xác minh': label('assurance', person.assurance, 'vi'),
          'Nguồn ghi': label('personSource', person.source, 'vi'),
          'Hạn chế xử lý từ':
            person.restrictedAt === null ? null : localDate(Date.parse(person.restrictedAt)),
        },
      }));
    },
  };
}
