import nq128 from '../../../../data/rules/measures/nq128.json' with { type: 'json' };
import type { Language } from '../language.ts';

/** What a measure says of one thing: free, with limits, not at all, or asked of everybody. */
export type MeasureState = 'allowed' | 'limited' | 'forbidden' | 'required';
type Words = { readonly [lang in Language]: string };
export type Measure = {
  readonly key: string;
  readonly name: Words;
  readonly state: MeasureState;
  /** How it is limited; empty where it is not. */
  readonly limit: Words;
};
export type Measures = {
  readonly legalBasis: Words;
  readonly verified: boolean;
  readonly source: Words;
  /** What is said of the time before a level is raised, and whether somebody checked it. */
  readonly notice: Words;
  readonly noticeVerified: boolean;
  readonly items: readonly Measure[];
};

type Version = Omit<typeof nq128, 'validTo'> & { readonly validTo: string | null };
const versions: readonly Version[] = [nq128];

/** The measures of a level (1 to 4) that held on a day; null before the first version and after the last. */
export function measuresOf(level: number, day: string): Measures | null {
  const version = versions.findLast(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
  );
  if (version === undefined) {
    return null;
  }
  const { notice } = version;
  const hours = String(notice.hours);
  return {
    legalBasis: version.legalBasis,
    verified: version.certainty === 'verified',
    source: version.source,
    notice: { vi: notice.vi.replace('{hours}', hours), en: notice.en.replace('{hours}', hours) },
    noticeVerified: notice.certainty === 'verified',
    items: version.items.map(({ key, vi, en, states, limit }) => ({
      key,
      name: { vi, en },
      state: states[level - 1] as MeasureState,
      limit: states[level - 1] === 'limited' ? limit : { vi: '', en: '' },
    })),
  };
}
