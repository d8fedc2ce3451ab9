import type { OrderKind } from '../rules/order-status.ts';

/**
 * Words of the decision. A decision is a Vietnamese official document, so they exist in Vietnamese alone. They are
 * general wordings of ours: the law that a decision rests on is what the officer gave as its legal basis.
 */
export const kindTexts: {
  readonly [kind in OrderKind]: { readonly subject: string; readonly where: string; readonly duties: string };
} = {
  'quarantine-facility': {
    subject: 'áp dụng biện pháp cách ly y tế tập trung',
    where: 'Địa điểm cách ly',
    duties:
      'không rời khỏi cơ sở cách ly khi chưa được phép; tự theo dõi sức khỏe hằng ngày, báo ngay cho nhân viên y tế khi có triệu chứng; chấp hành việc lấy mẫu xét nghiệm và nội quy của cơ sở cách ly',
  },
  'quarantine-home': {
    subject: 'áp dụng biện pháp cách ly y tế tại nhà, nơi cư trú',
    where: 'Địa điểm cách ly',
    duties:
      'không rời khỏi nơi cách ly khi chưa được phép; hạn chế tiếp xúc với người cùng nhà; tự theo dõi sức khỏe hằng ngày, báo ngay cho trạm y tế khi có triệu chứng; chấp hành việc lấy mẫu xét nghiệm',
  },
  'isolation-hospital': {
    subject: 'áp dụng biện pháp cách ly, điều trị tại cơ sở y tế',
    where: 'Cơ sở điều trị',
    duties:
      'chấp hành việc cách ly, điều trị và nội quy của cơ sở y tế; không rời khỏi cơ sở khi chưa được phép',
  },
  'isolation-home': {
    subject: 'áp dụng biện pháp cách ly, điều trị tại nhà',
    where: 'Địa điểm cách ly, điều trị',
    duties:
      'không rời khỏi nơi cách ly khi chưa được phép; theo dõi sức khỏe hằng ngày theo hướng dẫn của nhân viên y tế; báo ngay khi bệnh nặng lên',
  },
  test: {
    subject: 'yêu cầu xét nghiệm',
    where: 'Nơi lấy mẫu',
    duties: 'đến lấy mẫu đúng nơi, đúng thời gian; cung cấp thông tin cần thiết cho việc xét nghiệm',
  },
};

/** Lines `Căn cứ …;` of a legal basis; parts are divided by semicolons, the last line ends with a full stop. */
export function basisLines(legalBasis: string): string[] {
  const parts = legalBasis.split(';').map((part) => part.trim().replace(/[.,]+$/, ''));
  const given = parts.filter((part) => part !== '');
  return given.map((part, i) => {
    const line = /^(căn cứ|theo|xét)(?=\s)/iu.test(part) ? part : `Căn cứ ${part}`;
    return `${line[0]!.toLocaleUpperCase('vi')}${line.slice(1)}${i === given.length - 1 ? '.' : ';'}`;
  });
}

/** `16/11/1990` of `1990-11-16`. */
export function shortDate(date: string): string {
  return date.split('-').toReversed().join('/');
}
