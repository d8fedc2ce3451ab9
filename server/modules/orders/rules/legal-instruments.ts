import { localDate } from '../../../platform/clock/clock.ts';
import type { TermWarning } from './limits.ts';

/** A law, decree or decision; dates `YYYY-MM-DD`, `validTo` is the last day. */
export type LegalInstrument = {
  readonly number: string;
  readonly title: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly replacedBy: string | null;
  readonly source: string;
  readonly certainty: 'verified' | 'secondary' | 'unverified';
};

/**
 * What ships. Nobody has compared these dates with the texts; an officer who has enters the number again with its
 * source. Decree 101/2010 stays open: whether it outlives the law of 2007 is not known.
 */
export const shippedInstruments: readonly LegalInstrument[] = [
  {
    number: '03/2007/QH12',
    title: 'Luật Phòng, chống bệnh truyền nhiễm',
    validFrom: '2008-07-01',
    validTo: '2026-06-30',
    replacedBy: '114/2025/QH15',
    source: 'Theo trí nhớ, chưa đối chiếu văn bản',
    certainty: 'unverified',
  },
  {
    number: '114/2025/QH15',
    title: 'Luật Phòng bệnh',
    validFrom: '2026-07-01',
    validTo: null,
    replacedBy: null,
    source: 'Theo trí nhớ, chưa đối chiếu văn bản',
    certainty: 'unverified',
  },
  {
    number: '101/2010/NĐ-CP',
    title:
      'Nghị định về biện pháp cách ly y tế, cưỡng chế cách ly y tế (chưa rõ còn hiệu lực sau 01/07/2026)',
    validFrom: '2010-11-15',
    validTo: null,
    replacedBy: null,
    source: 'Nội dung Điều 2 theo nguồn thứ cấp; ngày hiệu lực chưa đối chiếu',
    certainty: 'unverified',
  },
];

/** Entries over what ships: the first of a number counts, so give the newest first. */
export function latestInstruments<T extends LegalInstrument>(entered: readonly T[]): (T | LegalInstrument)[] {
  const byNumber = new Map<string, T | LegalInstrument>();
  for (const one of [...entered, ...shippedInstruments]) {
    const key = foldNumber(one.number);
    if (!byNumber.has(key)) {
      byNumber.set(key, one);
    }
  }
  return [...byNumber.values()].toSorted((a, b) => (a.number < b.number ? -1 : 1));
}

/** Whether it holds on a day. */
export function instrumentState(
  one: Pick<LegalInstrument, 'validFrom' | 'validTo'>,
  date: string,
): 'in-force' | 'ended' | 'not-yet' {
  if (date < one.validFrom) {
    return 'not-yet';
  }
  return one.validTo !== null && one.validTo < date ? 'ended' : 'in-force';
}

/** Those whose number a text names. `03/2007/QH12` is not named by `103/2007/QH12`. */
export function citedInstruments<T extends LegalInstrument>(text: string, known: readonly T[]): T[] {
  const folded = foldNumber(text);
  return known.filter((one) => {
    const number = foldNumber(one.number).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return new RegExp(`(?<![0-9])${number}(?![\\p{L}0-9])`, 'u').test(folded);
  });
}

/** Warnings of an order that names what does not hold on the day of its issue (Unix ms). */
export function legalWarnings(
  legalBasis: string,
  issuedAt: number,
  known: readonly LegalInstrument[],
): TermWarning[] {
  const date = localDate(issuedAt);
  return citedInstruments(legalBasis, known).flatMap((one): TermWarning[] => {
    const state = instrumentState(one, date);
    if (state === 'in-force') {
      return [];
    }
    const doubt = one.certainty === 'unverified';
    const day = (state === 'ended' ? (one.validTo ?? '') : one.validFrom).split('-').toReversed().join('/');
    const by = one.replacedBy;
    const vi = state === 'ended' ? `đã hết hiệu lực sau ngày ${day}` : `chưa có hiệu lực trước ngày ${day}`;
    const en = state === 'ended' ? `ended after ${day}` : `does not hold before ${day}`;
    return [
      {
        code: state === 'ended' ? 'order.legal-ended' : 'order.legal-not-yet',
        message: `${one.number} (${one.title}) ${vi}${by === null ? '' : `, được thay bằng ${by}`}${doubt ? '; mốc này chưa kiểm chứng' : ''}. Hãy kiểm tra căn cứ pháp lý.`,
        messageEn: `${one.number} (${one.title}) ${en}${by === null ? '' : `, replaced by ${by}`}${doubt ? '; this date is unverified' : ''}. Check the legal basis.`,
      },
    ];
  });
}

function foldNumber(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleUpperCase('vi')
    .replaceAll('–', '-')
    .replace(/\s*([-/])\s*/g, '$1')
    .trim();
}
