import type { Wording } from '../../../../contract/order-templates.ts';
import type { OrderKind } from './order-status.ts';
import { isChangePaper, isCordonPaper, type PaperKind } from './paper-kinds.ts';
import { personWording } from './person-wording.ts';
import { cordonWording } from './standing-cordon-wordings.ts';
import { plainWordings } from './standing-plain-wordings.ts';
import { changeWording } from './standing-change-wordings.ts';

/** What differs from kind to kind. */
type KindWords = {
  readonly subject: string;
  /** As decisions on changes name what was ordered: `thời hạn …`. */
  readonly measure: string;
  readonly where: string;
  readonly duties: string;
};

/**
 * Words of decisions. A decision is a Vietnamese official document, so they exist in Vietnamese alone. They are general
 * wordings of ours: the law that a decision rests on is what the officer gave as its legal basis.
 */
const kinds: { readonly [kind in OrderKind]: KindWords } = {
  'quarantine-facility': {
    subject: 'áp dụng biện pháp cách ly y tế tập trung',
    measure: 'cách ly y tế tập trung',
    where: 'Địa điểm cách ly',
    duties:
      'không rời khỏi cơ sở cách ly khi chưa được phép; tự theo dõi sức khỏe hằng ngày, báo ngay cho nhân viên y tế khi có triệu chứng; chấp hành việc lấy mẫu xét nghiệm và nội quy của cơ sở cách ly',
  },
  'quarantine-home': {
    subject: 'áp dụng biện pháp cách ly y tế tại nhà, nơi cư trú',
    measure: 'cách ly y tế tại nhà, nơi cư trú',
    where: 'Địa điểm cách ly',
    duties:
      'không rời khỏi nơi cách ly khi chưa được phép; hạn chế tiếp xúc với người cùng nhà; tự theo dõi sức khỏe hằng ngày, báo ngay cho trạm y tế khi có triệu chứng; chấp hành việc lấy mẫu xét nghiệm',
  },
  'isolation-hospital': {
    subject: 'áp dụng biện pháp cách ly, điều trị tại cơ sở y tế',
    measure: 'cách ly, điều trị tại cơ sở y tế',
    where: 'Cơ sở điều trị',
    duties:
      'chấp hành việc cách ly, điều trị và nội quy của cơ sở y tế; không rời khỏi cơ sở khi chưa được phép',
  },
  'isolation-home': {
    subject: 'áp dụng biện pháp cách ly, điều trị tại nhà',
    measure: 'cách ly, điều trị tại nhà',
    where: 'Địa điểm cách ly, điều trị',
    duties:
      'không rời khỏi nơi cách ly khi chưa được phép; theo dõi sức khỏe hằng ngày theo hướng dẫn của nhân viên y tế; báo ngay khi bệnh nặng lên',
  },
  test: {
    subject: 'yêu cầu xét nghiệm',
    measure: 'thực hiện yêu cầu xét nghiệm',
    where: 'Nơi lấy mẫu',
    duties: 'đến lấy mẫu đúng nơi, đúng thời gian; cung cấp thông tin cần thiết cho việc xét nghiệm',
  },
};

/** What an order of a kind imposes, as decisions on its changes name it. */
export function measureOf(kind: OrderKind): string {
  return kinds[kind].measure;
}

/**
 * The general wording of a kind: of an office without a template of its own, and what a new template begins with.
 * Papers keep the wording that they were issued with, so it may be bettered here.
 */
export function standingWording(kind: PaperKind): Wording {
  if (isChangePaper(kind)) {
    return changeWording(kind);
  }
  if (isCordonPaper(kind)) {
    return cordonWording(kind);
  }
  if (kind === 'certificate' || kind === 'hand-over') {
    return plainWordings[kind];
  }
  const { subject, where, duties } = kinds[kind];
  const term = 'từ {order.from} đến {order.until}';
  return {
    above: '',
    office: '{office.name}',
    place: '{office.seat}',
    title: `Về việc ${subject}`,
    authority: '{office.name}',
    basis: ['{order.basis}'],
    articles: [
      [
        `${subject[0]!.toLocaleUpperCase('vi')}${subject.slice(1)} đối với:`,
        ...personWording,
        `${where}: {order.place}.`,
        kind === 'test' ? `Thời gian thực hiện: ${term}.` : `Thời hạn: {order.days} ngày, ${term}.`,
        'Lý do: {order.reason}.',
      ],
      [
        `Người có tên tại Điều 1 có trách nhiệm ${duties}.`,
        `${kind === 'test' ? 'Quyết định này hết hiệu lực' : 'Việc cách ly kết thúc'} {order.release}.`,
      ],
      [
        'Quyết định này có hiệu lực kể từ khi được giao cho người có tên tại Điều 1. {office.name}, {area.authorities}, các cơ quan, đơn vị liên quan và người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.',
        'Người có tên tại Điều 1 có quyền khiếu nại Quyết định này theo pháp luật về khiếu nại; trong khi chờ giải quyết vẫn phải chấp hành.',
      ],
    ],
    recipients: ['Như Điều 3', 'Trạm y tế {area.name}', 'Lưu: VT'],
  };
}
