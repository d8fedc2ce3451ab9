import type { symptoms } from '../../../../contract/declarations.ts';
import type { visitResults } from '../../../../contract/tracing.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import { saysNothing } from '../../../../lib/clerks/index.ts';

/** What a cell says of a contact on one day. */
export type DayMark = {
  readonly result: (typeof visitResults)[number];
  readonly temperature?: number;
  readonly symptoms: readonly (typeof symptoms)[number][];
  /** Whether a negative test stands in the cell: kept as a remark, for a test is no follow-up. */
  readonly isTest: boolean;
};

export type DayReading =
  | { readonly kind: 'mark'; readonly mark: DayMark }
  | { readonly kind: 'nothing' }
  /** `positive`: a test that came out positive, or a plus sign that may mean one. */
  | { readonly kind: 'positive' }
  | { readonly kind: 'unread' };

/** From this temperature on a contact is not well, °C. */
const FEVER = 37.5;
const TEMPERATURE =
  /^(?:t\s*[:=]?\s*|nhiệt độ\s*:?\s*)?(3[4-9]|4[0-2])(?:[.,](\d{1,2}))?\s*(?:°|º|độ)?\s*c?$/iu;
/** 36.8 where the spreadsheet lost the comma. */
const PACKED = /^3[4-9]\d$|^4[0-2]\d$/u;

const WELL =
  /^(x+|v|co|da|ok|oke|dat|bt|b t|binh thuong|on|on dinh|tot|khoe|khoe manh|sk (bt|on|on dinh|binh thuong)|suc khoe (bt|on|on dinh|binh thuong|tot)|khong sot|ks|k sot|ko sot|(khong|k|ko) (co )?(trieu chung|tc)|da (goi|tham|theo doi)|goi duoc)$/;
const ABSENT: readonly (readonly [RegExp, DayMark['result']])[] = [
  [/^((khong|k|ko) (nghe|nhac|bat|tra loi)( may)?|knm|tat may|thue bao|(khong|k|ko) (lien lac|goi|lh) duoc|kll|kllđ|klld)$/, 'NO_ANSWER'],
  [/^(sai so|nham so|so sai)( dt| dien thoai)?$/, 'WRONG_NUMBER'],
  [/^((di )?vang( nha)?|(khong|k|ko) (co )?(o )?nha|khong gap)$/, 'NOT_AT_ADDRESS'],
  [/^(da )?(chuyen (di|cho o|noi khac)|di noi khac)$/, 'MOVED'],
  [/^(tu choi|khong hop tac|k hop tac|ko hop tac)$/, 'REFUSED'],
]; // prettier-ignore
const SYMPTOMS: readonly (readonly [RegExp, (typeof symptoms)[number]])[] = [
  [/^sot( nhe| cao)?$/, 'fever'],
  [/^ho( khan| dom| nhe| nhieu)?$/, 'cough'],
  [/^((dau|rat|viem) hong)$/, 'sore-throat'],
  [/^(kho tho|tuc nguc)$/, 'breathless'],
  [/^(met|met moi|moi nguoi|uoi)$/, 'tired'],
  [/^mat (vi giac|khuu giac|mui|mui vi)$/, 'no-taste'],
  [/^(tieu chay|di ngoai)$/, 'diarrhoea'],
];
const TEST = String.raw`(?:(?:test|tn|test nhanh|pcr|rt-pcr|xn|kq|kết quả|l\d|lần \d)\s*[:=]?\s*)?`;
const NEGATIVE = new RegExp(String.raw`^${TEST}(?:âm tính|am tinh|âm|\(-\)|-\s*$|neg|negative)$`, 'iu');
const POSITIVE = new RegExp(
  String.raw`^${TEST}(?:dương tính|duong tinh|dương|\(\+\)|\++|pos|positive)$|^f0$`,
  'iu',
);

/**
 * Reads a cell of a list with a column a day: a cross, a temperature, a symptom, why nobody was met, a test. A plus sign may be a
 * positive test: it is never taken for "followed up".
 */
export function readDayMark(text: string): DayReading {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') {
    return { kind: 'nothing' };
  }
  if (POSITIVE.test(plain)) {
    return { kind: 'positive' };
  }
  if (saysNothing(plain) || /^(?:false|☐)$/iu.test(plain)) {
    return { kind: 'nothing' };
  }
  // A ticked box is TRUE; Vietnamese keyboards offer the root for a tick.
  if (/^[xv✓✔√☑]$|^true$/iu.test(plain) || WELL.test(fold(plain))) {
    return mark('SEEN_OK');
  }
  if (NEGATIVE.test(plain)) {
    return mark('SEEN_OK', { isTest: true });
  }
  const absent = ABSENT.find(([pattern]) => pattern.test(fold(plain)))?.[1];
  if (absent !== undefined) {
    return mark(absent);
  }
  return readSigns(plain);
}

/** "38,2 ho": a temperature, symptoms, or both. */
function readSigns(text: string): DayReading {
  const pieces = text
    .split(/[;/\n+]|,(?!\d)|(?<=\d)\s*[,-]?\s+(?=\p{L}{2})|\s+và\s+/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  let temperature: number | undefined;
  let isWell = false;
  const felt = new Set<(typeof symptoms)[number]>();
  for (const piece of pieces) {
    const [, whole, part] = TEMPERATURE.exec(piece) ?? [];
    const sign = SYMPTOMS.find(([pattern]) => pattern.test(fold(piece)))?.[1];
    if (whole !== undefined && temperature === undefined) {
      temperature = Number(`${whole}.${part ?? 0}`);
    } else if (PACKED.test(piece) && temperature === undefined) {
      temperature = Number(piece) / 10;
    } else if (sign !== undefined) {
      felt.add(sign);
    } else if (WELL.test(fold(piece))) {
      isWell = true;
    } else {
      return { kind: 'unread' };
    }
  }
  const hasFever = temperature !== undefined && temperature >= FEVER;
  if (isWell && (felt.size > 0 || hasFever)) {
    return { kind: 'unread' };
  }
  const signs = hasFever ? new Set([...felt, 'fever' as const]) : felt;
  return mark(signs.size > 0 ? 'SEEN_NOT_OK' : 'SEEN_OK', {
    symptoms: [...signs],
    ...(temperature === undefined ? {} : { temperature }),
  });
}

function mark(result: DayMark['result'], more: Partial<DayMark> = {}): DayReading {
  return { kind: 'mark', mark: { result, symptoms: [], isTest: false, ...more } };
}
