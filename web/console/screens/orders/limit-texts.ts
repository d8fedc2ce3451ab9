import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    asking: 'Đang xem mức thời hạn …',
    noTerm: 'Nhập ngày bắt đầu và ngày kết thúc sau đó để đối chiếu với mức đang áp dụng.',
    more: 'Nguồn và nhóm bệnh',
    moreUnchecked: 'Nguồn (chưa kiểm chứng) và nhóm bệnh',
    limit: 'Mức đang áp dụng: {days} ngày, gia hạn {more} ngày ({group}).',
    ok: 'Thời hạn đang nhập: {days} ngày, trong mức.',
    warn: 'Thời hạn đang nhập: {days} ngày, vượt mức. Hãy kiểm tra căn cứ pháp lý.',
    refuse: 'Thời hạn đang nhập: {days} ngày, vượt cả mức kể cả gia hạn: không lưu được. Hãy rút ngắn.',
    source: 'Nguồn: {source}',
    unchecked: 'chưa kiểm chứng; số ngày: {days}; mốc thời gian: {dates}',
    ofGroup: 'Bệnh của ca: {group} ({source}; {certainty}).',
    noGroup: 'Chưa biết nhóm bệnh: không gắn ca bệnh, hoặc bệnh chưa có nhóm.',
    noneForGroup:
      'Không có mức nào cho nhóm này với hình thức này. Thời hạn đang nhập: {days} ngày, không đối chiếu được.',
    noneForKind: 'Không có mức nào cho hình thức này. Thời hạn đang nhập: {days} ngày, không đối chiếu được.',
  },
  en: {
    asking: 'Looking up the limit …',
    noTerm: 'Type a beginning and a later end to compare the term with the limit in force.',
    more: 'Source and group of the disease',
    moreUnchecked: 'Source (unverified) and group of the disease',
    limit: 'Limit in force: {days} {days:day|days}, extension {more} {more:day|days} ({group}).',
    ok: 'Term typed: {days} {days:day|days}, within it.',
    warn: 'Term typed: {days} {days:day|days}, over it. Check the legal basis.',
    refuse:
      'Term typed: {days} {days:day|days}, over limit and extension together: it can’t be issued. Shorten it.',
    source: 'Source: {source}',
    unchecked: 'unverified; days: {days}; dates: {dates}',
    ofGroup: 'Disease of the case: {group} ({source}; {certainty}).',
    noGroup: 'The group of the disease is not known: no case, or none on record for the disease.',
    noneForGroup:
      'There is no limit for this group and this kind of order. Term typed: {days} {days:day|days}, not compared.',
    noneForKind:
      'There is no limit for this kind of order. Term typed: {days} {days:day|days}, not compared.',
  },
});
