import { dayAndTime } from '../../../platform/documents/official-texts.ts';
import { type Article, basisLines, type Paper } from '../../orders/index.ts';
import type { SignedDecision } from '../store/lockdowns.ts';

/** What a decision about a cordon says; times in Unix ms. */
export type LockdownPaper = {
  readonly id: string;
  readonly dataset: string;
  readonly which: 'set-up' | 'extension' | 'lift';
  readonly decision: SignedDecision;
  /** The decision that set it up, where this one extends or lifts it. */
  readonly setUpNumber: string;
  readonly officeSeat: string;
  readonly title: string;
  readonly areaName: string;
  readonly placeName: string | null;
  readonly drawn: boolean;
  /** By which addresses lie inside; null: told otherwise. */
  readonly addressWords: readonly string[] | null;
  readonly from: number;
  readonly households: number;
  readonly people: number;
};

/** Puts a decision about a cordon into words; general wordings of ours, the law is what the officer gave as its basis. */
export function lockdownPaper(given: LockdownPaper): Paper {
  const { decision, which, id, dataset, officeSeat } = given;
  const where = [given.title, given.placeName, given.areaName].filter((part) => part !== null).join(', ');
  return {
    id,
    number: decision.number,
    dataset,
    officeName: decision.officeName,
    officeSeat,
    issuedAt: decision.at,
    signer:
      decision.signer === null ? null : { name: decision.signer.name, lines: [...decision.signer.lines] },
    code: `VX-LOCKDOWN ${decision.number} ${id}`,
    text: {
      subject: `Về việc ${subjects[which]}`,
      basis: basisLines(decision.legalBasis),
      articles: articles[which](given, where),
      recipients: ['- Như Điều 3;', `- Trạm y tế ${given.areaName};`, '- Lưu: VT.'],
      notes: [],
    },
  };
}

const subjects: { readonly [which in LockdownPaper['which']]: string } = {
  'set-up': 'thiết lập khu vực cách ly y tế (khu phong tỏa)',
  extension: 'thay đổi thời hạn khu phong tỏa',
  lift: 'dỡ bỏ khu phong tỏa',
};
const articles: {
  readonly [which in LockdownPaper['which']]: (given: LockdownPaper, where: string) => Article[];
} = { 'set-up': setUp, extension, lift };

function setUp(
  { decision, drawn, addressWords, from, households, people }: LockdownPaper,
  where: string,
): Article[] {
  return [
    {
      lead: `Thiết lập khu vực cách ly y tế tại: ${where}.`,
      lines: [
        ...(drawn ? ['Ranh giới theo bản vẽ lưu kèm hồ sơ trên hệ thống.'] : []),
        ...(addressWords === null ? [] : [`Gồm các nhà có địa chỉ: ${addressWords.join('; ')}.`]),
        `Thời hạn: từ ${dayAndTime(from)} đến ${dayAndTime(decision.until)}, cho đến khi có quyết định dỡ bỏ.`,
        `Trong khu có ${households} hộ, ${people} người theo danh sách lập khi ra quyết định.`,
        `Lý do: ${sentence(decision.reason)}`,
      ],
    },
    {
      lead: 'Người trong khu không ra khỏi khu, người ngoài không vào khu khi chưa được phép; việc ra vào chỉ vì lý do được phép và được ghi sổ tại cổng.',
      lines: [
        'Người trong khu tự theo dõi sức khỏe, chấp hành lấy mẫu xét nghiệm, báo ngay cho nhân viên y tế khi có triệu chứng.',
        'Chính quyền nơi phong tỏa bảo đảm lương thực, thuốc men, cấp cứu, sinh nở và điều trị định kỳ cho người trong khu.',
      ],
    },
    execution(decision.officeName),
  ];
}

function extension({ decision, setUpNumber }: LockdownPaper, where: string): Article[] {
  return [
    {
      lead: `Thay đổi thời hạn khu phong tỏa tại: ${where}, được thiết lập theo Quyết định số ${setUpNumber}.`,
      lines: [
        `Thời hạn mới: đến ${dayAndTime(decision.until)}, cho đến khi có quyết định dỡ bỏ.`,
        `Lý do: ${sentence(decision.reason)}`,
      ],
    },
    {
      lead: `Các nội dung khác thực hiện theo Quyết định số ${setUpNumber}.`,
      lines: [],
    },
    execution(decision.officeName),
  ];
}

function lift({ decision, setUpNumber }: LockdownPaper, where: string): Article[] {
  return [
    {
      lead: `Dỡ bỏ khu phong tỏa tại: ${where}, được thiết lập theo Quyết định số ${setUpNumber}.`,
      lines: [`Thời điểm dỡ bỏ: ${dayAndTime(decision.at)}.`, `Lý do: ${sentence(decision.reason)}`],
    },
    {
      lead: 'Người trong khu tiếp tục theo dõi sức khỏe theo hướng dẫn của trạm y tế; người đang theo quyết định cách ly riêng thực hiện theo quyết định đó.',
      lines: [],
    },
    execution(decision.officeName),
  ];
}

function execution(officeName: string): Article {
  return {
    lead: `Quyết định này có hiệu lực kể từ khi ký. ${officeName}, trạm y tế, các lực lượng tại cổng và người trong khu chịu trách nhiệm thi hành Quyết định này.`,
    lines: [],
  };
}

const sentence = (text: string) => text.replace(/\.?$/, '.');
