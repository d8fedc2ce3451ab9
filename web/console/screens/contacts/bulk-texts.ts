import { defineTexts } from '../../../shared/texts.ts';

export const bulkTexts = defineTexts({
  vi: {
    convert: 'Thành ca bệnh ({n})',
    convertTitle: 'Người tiếp xúc thành ca bệnh',
    convertText:
      'Mở ca bệnh cho {n} người. Bằng chứng, lượt theo dõi và quyết định của người tiếp xúc được giữ nguyên; ca nguồn là ca này. Ai đã là ca bệnh thì giữ ca đã có.',
    classification: 'Phân loại',
    reportDate: 'Ngày báo cáo',
    details: 'Quan hệ, người theo dõi ({n})',
    detailsTitle: 'Quan hệ và người theo dõi',
    detailsText: 'Ghi cho {n} người tiếp xúc đã xác nhận. Ô để trống thì giữ như cũ.',
    relation: 'Quan hệ với ca',
    keep: 'Giữ như cũ',
    office: 'Cơ quan theo dõi',
    officer: 'Cán bộ hoặc tổ',
    save: 'Ghi cho {n} người',
    group: '{name}: {spot}',
    groupVia: '{name}: {spot}; người lây: {via}',
    near: 'gần',
    far: 'xa',
  },
  en: {
    convert: 'Became cases ({n})',
    convertTitle: 'Contacts became cases',
    convertText:
      'Opens cases for {n} people. Evidence, follow-up and decisions of the contacts stay; this case is the source. Who is a case already keeps that one.',
    classification: 'Classification',
    reportDate: 'Report date',
    details: 'Relation, follow-up by ({n})',
    detailsTitle: 'Relation and who follows up',
    detailsText: 'Set for {n} confirmed contacts. What is left empty stays as it is.',
    relation: 'Relation to the case',
    keep: 'Leave as it is',
    office: 'Office that follows up',
    officer: 'Officer or team',
    save: 'Set for {n} people',
    group: '{name}: {spot}',
    groupVia: '{name}: {spot}; exposed by: {via}',
    near: 'near',
    far: 'far',
  },
});
