import type { GateFacts } from '../../../../lib/gates/index.ts';
import type { Language } from '../../../shared/texts.ts';

type Words = readonly [vi: string, en: string];
/** How a number is read out, where the bare number of the rule says little. */
type InSentence = { readonly name: Words; readonly value: (value: number) => Words };
/** A fact as an officer reads it: its name, and what it can be. */
export type Fact = { readonly name: Words } & (
  | { readonly kind: 'number'; readonly inSentence?: InSentence }
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'word'; readonly words: { readonly [code: string]: Words } }
);
type FactsOf = {
  readonly [group in keyof GateFacts]: { readonly [name in keyof GateFacts[group]]: Fact };
};
type Codes<T> = { readonly [code in Extract<T, string>]: Words };

const number = (vi: string, en: string, inSentence?: InSentence): Fact => ({
  kind: 'number',
  name: [vi, en],
  ...(inSentence === undefined ? {} : { inSentence }),
});
const yesNo = (vi: string, en: string): Fact => ({ kind: 'yesNo', name: [vi, en] });
const word = <T>(vi: string, en: string, words: Codes<T>): Fact => ({ kind: 'word', name: [vi, en], words });

const ranks: readonly Words[] = [
  ['0 (xanh)', '0 (green)'],
  ['1 (vàng)', '1 (yellow)'],
  ['2 (cam)', '2 (orange)'],
  ['3 (đỏ)', '3 (red)'],
];
const rank = (vi: string, en: string): InSentence => ({
  name: [vi, en],
  value: (value) => ranks[value] ?? [String(value), String(value)],
});
const degrees: InSentence = {
  name: ['Thân nhiệt', 'Temperature'],
  value: (tenths) => {
    const text = (tenths / 10).toFixed(1);
    return [`${text.replace('.', ',')} °C`, `${text} °C`];
  },
};

/** Facts by group; the type asks for every fact of lib/gates and for every word that it can be. */
const groups: FactsOf = {
  gate: {
    direction: word<GateFacts['gate']['direction']>('Chiều đi', 'Direction', {
      in: ['vào tỉnh', 'in'],
      out: ['ra khỏi tỉnh', 'out'],
    }),
    border: yesNo('Chốt là cửa khẩu biên giới', 'The post stands at the border'),
  },
  zone: {
    known: yesNo('Có dữ liệu vùng', 'The zone is known'),
    origin: number(
      'Mức vùng nơi đi (0 là xanh, 3 là đỏ)',
      'Rank of the zone of origin (0 green, 3 red)',
      rank('Mức vùng nơi đi', 'Rank of the zone of origin'),
    ),
    worst: number(
      'Mức vùng nặng nhất của nơi đi và tuyến (0 là xanh, 3 là đỏ)',
      'Worst rank of origin and route (0 green, 3 red)',
      rank('Mức vùng nặng nhất của nơi đi và tuyến', 'Worst rank of origin and route'),
    ),
  },
  declaration: {
    state: word<GateFacts['declaration']['state']>('Tờ khai y tế', 'Declaration', {
      valid: ['còn hiệu lực', 'in force'],
      expired: ['hết hạn', 'expired'],
      forged: ['nghi giả', 'perhaps forged'],
      revoked: ['đã thu hồi', 'withdrawn'],
      none: ['không có', 'none'],
    }),
    ageHours: number('Tờ khai đã bao nhiêu giờ', 'Age of the declaration, hours'),
    atRisk: yesNo('Khai có triệu chứng hoặc tiếp xúc', 'Symptoms or exposure declared'),
    moreThanDeclared: number('Số người nhiều hơn khai báo', 'People beyond those declared'),
  },
  test: {
    state: word<GateFacts['test']['state']>('Kết quả xét nghiệm', 'Test result', {
      negative: ['âm tính', 'negative'],
      positive: ['dương tính', 'positive'],
      inconclusive: ['không xác định', 'inconclusive'],
      pending: ['chờ kết quả', 'pending'],
      none: ['không có', 'none'],
    }),
    kind: word<GateFacts['test']['kind']>('Loại xét nghiệm', 'Kind of test', {
      rapid: ['test nhanh', 'rapid'],
      pcr: ['PCR', 'PCR'],
    }),
    ageHours: number('Đã lấy mẫu bao nhiêu giờ', 'Hours since the sample'),
  },
  doses: {
    count: number('Số mũi đã tiêm', 'Doses'),
    complete: yesNo('Đã tiêm đủ liều', 'Fully vaccinated'),
    daysSinceLast: number('Số ngày từ mũi cuối', 'Days since the last dose'),
  },
  order: { inForce: yesNo('Đang có quyết định cách ly', 'A quarantine order is in force') },
  cordon: { inside: yesNo('Ở trong hoặc đi từ khu phong tỏa', 'Lives in or comes from a cordoned area') },
  watch: { hit: yesNo('Có trong danh sách theo dõi', 'On the watch list') },
  permit: {
    state: word<GateFacts['permit']['state']>('Giấy phép vận tải', 'Permit', {
      valid: ['còn hiệu lực', 'in force'],
      expired: ['hết hạn', 'expired'],
      revoked: ['đã thu hồi', 'withdrawn'],
      forged: ['nghi giả', 'perhaps forged'],
      'off-hours': ['ngoài giờ', 'outside its hours'],
      'off-route': ['sai tuyến', 'off route'],
      'other-plate': ['sai biển số', 'another plate'],
      none: ['không có', 'none'],
    }),
    kind: word<GateFacts['permit']['kind']>('Loại giấy phép', 'Kind of permit', {
      staff: ['nhân viên giao hàng', 'delivery staff'],
      vehicle: ['xe chở hàng', 'vehicle'],
    }),
  },
  symptoms: {
    temperature: number(
      'Thân nhiệt, phần mười độ (375 là 37,5 °C)',
      'Temperature, tenths of a degree (375 is 37.5 °C)',
      degrees,
    ),
    seen: yesNo('Thấy triệu chứng khi qua chốt', 'Symptoms seen at the post'),
  },
};

/** Facts by the name that a rule gives them: `zone.worst`. */
export const facts: ReadonlyMap<string, Fact> = new Map(
  Object.entries(groups).flatMap(([group, members]) =>
    Object.entries(members as { readonly [name: string]: Fact }).map(
      ([name, fact]) => [`${group}.${name}`, fact] as const,
    ),
  ),
);

/** A pair of words in the language of the screen. */
export function inLanguage([vi, en]: Words, lang: Language): string {
  return lang === 'vi' ? vi : en;
}
