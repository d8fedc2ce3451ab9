import type { Wording } from '../../../../contract/order-templates.ts';
import type { OrderChangeKind } from './paper-kinds.ts';
import { personWording } from './person-wording.ts';

const FIRST = 'Quyết định số {first.number} {first.date}';
const EXECUTION =
  '{office.name}, {area.authorities}, các cơ quan, đơn vị liên quan và người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.';
const APPEAL = 'Người có tên tại Điều 1 có quyền khiếu nại Quyết định này theo pháp luật về khiếu nại';
const COMPLY = `${APPEAL}; trong khi chờ giải quyết vẫn phải chấp hành.`;

/** What differs from change to change. */
type ChangeWords = {
  readonly what: string;
  readonly term: string;
  readonly duty: string;
  readonly effect: string;
  readonly appeal: string;
};

/** General wordings of ours, as those of the first decisions: the law is what the officer gave as the legal basis. */
const changes: { readonly [kind in OrderChangeKind]: ChangeWords } = {
  extension: {
    what: 'kéo dài thời hạn {first.measure}',
    term: 'Thời hạn cũ: đến {change.formerUntil}. Thời hạn mới: đến {change.until}.',
    duty: `Người có tên tại Điều 1 tiếp tục thực hiện ${FIRST} đến hết thời hạn mới. Các nội dung khác của Quyết định đó giữ nguyên.`,
    effect: 'Quyết định này có hiệu lực kể từ khi được giao cho người có tên tại Điều 1.',
    appeal: COMPLY,
  },
  reduction: {
    what: 'rút ngắn thời hạn {first.measure}',
    term: 'Thời hạn cũ: đến {change.formerUntil}. Thời hạn mới: đến {change.until}.',
    duty: `Người có tên tại Điều 1 thực hiện ${FIRST} đến hết thời hạn mới. Các nội dung khác của Quyết định đó giữ nguyên.`,
    effect: 'Quyết định này có hiệu lực kể từ ngày ký.',
    appeal: COMPLY,
  },
  release: {
    what: 'kết thúc việc {first.measure}',
    term: 'Kết thúc từ {change.until}. Thời hạn đã ghi: đến {change.formerUntil}.',
    duty: `Kể từ lúc nêu tại Điều 1, người có tên tại Điều 1 không còn phải thực hiện ${FIRST}.`,
    effect: 'Quyết định này có hiệu lực kể từ ngày ký.',
    appeal: `${APPEAL}.`,
  },
  cancel: {
    what: 'hủy bỏ việc {first.measure}',
    term: 'Hủy bỏ từ {change.until}. Thời hạn đã ghi: đến {change.formerUntil}.',
    duty: `Hủy bỏ ${FIRST} và các quyết định đã thay đổi thời hạn của Quyết định đó. Kể từ lúc nêu tại Điều 1, người có tên tại Điều 1 không phải thực hiện các quyết định này. Giấy xác nhận hoàn thành đã cấp theo các quyết định này (nếu có) không còn giá trị.`,
    effect: 'Quyết định này có hiệu lực kể từ ngày ký.',
    appeal: `${APPEAL}.`,
  },
};

/** The general wording of a decision on a change: of an office without a template of its own, and the start of a new one. */
export function changeWording(kind: OrderChangeKind): Wording {
  const { what, term, duty, effect, appeal } = changes[kind];
  return {
    above: '',
    office: '{office.name}',
    place: '{office.seat}',
    title: `Về việc ${what}`,
    authority: '{office.name}',
    basis: ['{order.basis}', `${FIRST} của {first.office}`, '[Quyết định số {former.number} {former.date}]'],
    articles: [
      [
        `${what[0]!.toLocaleUpperCase('vi')}${what.slice(1)} theo ${FIRST} đối với:`,
        ...personWording,
        'Nơi thực hiện: {order.place}.',
        term,
        'Lý do: {order.reason}.',
      ],
      [duty],
      [`${effect} ${EXECUTION}`, appeal],
    ],
    recipients: ['Như Điều 3', 'Trạm y tế {area.name}', 'Lưu: VT'],
  };
}
