import type { Wording } from '../../../../contract/order-templates.ts';
import type { CordonPaperKind } from './paper-kinds.ts';

const FIRST = 'Quyết định số {first.number}';
const SET_UP = `{cordon.where}, được thiết lập theo ${FIRST}.`;
const REASON = 'Lý do: {order.reason}.';
const REST = `Các nội dung khác thực hiện theo ${FIRST}.`;
const EXECUTION =
  'Quyết định này có hiệu lực kể từ khi ký. {office.name}, trạm y tế, các lực lượng tại cổng và người trong khu chịu trách nhiệm thi hành Quyết định này.';

/** What a change of the term says, whichever way it goes. */
const newTerm = (what: string): string[][] => [
  [
    `${what} thời hạn khu phong tỏa tại: ${SET_UP}`,
    'Thời hạn cũ: đến {change.formerUntil}.',
    'Thời hạn mới: đến {change.until}, cho đến khi có quyết định dỡ bỏ.',
    REASON,
  ],
  [REST],
  [EXECUTION],
];

/** General wordings of ours for decisions on cordoned areas; the law is what the officer gave as the legal basis. */
const papers: {
  readonly [kind in CordonPaperKind]: { readonly title: string; readonly articles: string[][] };
} = {
  cordon: {
    title: 'Về việc thiết lập khu vực cách ly y tế (khu phong tỏa)',
    articles: [
      [
        'Thiết lập khu vực cách ly y tế tại: {cordon.where}.',
        '[{cordon.boundary}.]',
        'Thời hạn: từ {order.from} đến {order.until}, cho đến khi có quyết định dỡ bỏ.',
        'Trong khu có {cordon.households} hộ, {cordon.people} người theo danh sách lập khi ra quyết định.',
        REASON,
      ],
      [
        'Người trong khu không ra khỏi khu, người ngoài không vào khu khi chưa được phép; việc ra vào chỉ vì lý do được phép và được ghi sổ tại cổng.',
        'Người trong khu tự theo dõi sức khỏe, chấp hành lấy mẫu xét nghiệm, báo ngay cho nhân viên y tế khi có triệu chứng.',
        'Chính quyền nơi phong tỏa bảo đảm lương thực, thuốc men, cấp cứu, sinh nở và điều trị định kỳ cho người trong khu.',
      ],
      [EXECUTION],
    ],
  },
  'cordon-extension': { title: 'Về việc gia hạn khu phong tỏa', articles: newTerm('Gia hạn') },
  'cordon-reduction': { title: 'Về việc rút ngắn thời hạn khu phong tỏa', articles: newTerm('Rút ngắn') },
  'cordon-lift': {
    title: 'Về việc dỡ bỏ khu phong tỏa',
    articles: [
      [`Dỡ bỏ khu phong tỏa tại: ${SET_UP}`, 'Thời điểm dỡ bỏ: {change.until}.', REASON],
      [
        'Người trong khu tiếp tục theo dõi sức khỏe theo hướng dẫn của trạm y tế; người đang theo quyết định cách ly riêng thực hiện theo quyết định đó.',
      ],
      [EXECUTION],
    ],
  },
};

/** The general wording of a decision on a cordoned area: of an office without a template, and the start of a new one. */
export function cordonWording(kind: CordonPaperKind): Wording {
  const { title, articles } = papers[kind];
  return {
    above: '',
    office: '{office.name}',
    place: '{office.seat}',
    title,
    authority: '{office.name}',
    basis: ['{order.basis}'],
    articles,
    recipients: ['Như Điều 3', 'Trạm y tế {area.name}', 'Lưu: VT'],
  };
}
