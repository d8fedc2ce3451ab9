import type { BodyOf } from '../../../shared/client.ts';
import type { DataOf } from '../../kit/api.ts';
import { typed } from '../../kit/defined.ts';
import { readNumber } from '../place/draft.ts';

export type Profile = DataOf<'GET /profiles'>['items'][number];
export type Content = Profile['content'];
export type Disease = Profile['disease'];
type NewVersion = BodyOf<'POST /profiles/{disease}/versions'>;

/** The fields of the form that hold whole numbers. */
export const numberFields = [
  'symptomaticBefore',
  'symptomaticAfter',
  'asymptomaticBefore',
  'asymptomaticAfter',
  'minMinutes',
  'lingerMinutes',
  'followUpDays',
  'quarantineDays',
  'incubationMin',
  'incubationMax',
  'cutF1',
  'cutF2',
] as const;
type NumberField = (typeof numberFields)[number];
/** Numbers that may be left empty: no limit. */
export const limitFields = ['maxOrders', 'crowd'] as const;
type LimitField = (typeof limitFields)[number];

/** A version as typed. */
export type ProfileDraft = {
  readonly [field in NumberField | LimitField]: string;
} & {
  readonly validFrom: string | null;
  readonly sourceVi: string;
  readonly sourceEn: string;
  readonly certainty: Profile['certainty'];
  readonly reason: string;
  readonly dayZero: Content['dayZero'];
  readonly settings: { readonly [setting: string]: string };
  readonly distanceVi: string;
  readonly distanceEn: string;
  readonly secondLevel: boolean;
  readonly infectiousness: string;
};

/** The form of a new version, begun from an old one. */
export function draftOf({ content, source, certainty }: Profile): ProfileDraft {
  const limit = (value: number | null) => (value === null ? '' : String(value));
  return {
    validFrom: null,
    sourceVi: source.vi,
    sourceEn: source.en,
    certainty,
    reason: '',
    dayZero: content.dayZero,
    symptomaticBefore: String(content.symptomatic.before),
    symptomaticAfter: String(content.symptomatic.after),
    asymptomaticBefore: String(content.asymptomatic.before),
    asymptomaticAfter: String(content.asymptomatic.after),
    minMinutes: String(content.minMinutes),
    settings: Object.fromEntries(
      Object.entries(content.minMinutesBySetting).map(([setting, minutes]) => [setting, String(minutes)]),
    ),
    distanceVi: content.distance.vi,
    distanceEn: content.distance.en,
    lingerMinutes: String(content.lingerMinutes),
    followUpDays: String(content.followUpDays),
    quarantineDays: String(content.quarantineDays),
    incubationMin: String(content.incubation.minDays),
    incubationMax: String(content.incubation.maxDays),
    secondLevel: content.secondLevel,
    infectiousness: content.infectiousness.map(({ day, weight }) => `${day}: ${weight}`).join('\n'),
    cutF1: String(content.cutOffs.F1),
    cutF2: String(content.cutOffs.F2),
    maxOrders: limit(content.cutOffs.maxOrders),
    crowd: limit(content.cutOffs.crowd),
  };
}

/** Lines `day: weight`; null where one can't be read. */
export function readInfectiousness(text: string): Content['infectiousness'] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => {
    const [day, weight, more] = line.split(':').map((part) => readNumber(part.replace('−', '-')));
    return more === undefined &&
      isNumber(day) &&
      isNumber(weight) &&
      day % 1 === 0 &&
      weight >= 0 &&
      weight <= 1
      ? { day, weight }
      : null;
  });
  return read.every((one) => one !== null) ? read : null;
}

/** Which fields are missing or can't be read. */
export function faultsOf(draft: ProfileDraft): ReadonlySet<string> {
  const number = (text: string, empty: boolean) => {
    const value = readNumber(text);
    return value === undefined ? !empty : value === null || value < 0;
  };
  const faults = new Set<string>([
    ...numberFields.filter((field) => number(draft[field], false)),
    ...limitFields.filter((field) => number(draft[field], true)),
    ...Object.entries(draft.settings).flatMap(([setting, text]) => (number(text, false) ? [setting] : [])),
    ...(['sourceVi', 'sourceEn', 'reason', 'distanceVi', 'distanceEn'] as const).filter(
      (field) => typed(draft[field]) === undefined,
    ),
  ]);
  if (draft.validFrom === null) {
    faults.add('validFrom');
  }
  if (readInfectiousness(draft.infectiousness) === null) {
    faults.add('infectiousness');
  }
  return faults;
}

/** The content that is typed; call it only without faults. */
export function contentOf(draft: ProfileDraft): Content {
  const number = (field: NumberField) => readNumber(draft[field]) ?? 0;
  const limit = (field: LimitField) => readNumber(draft[field]) ?? null;
  return {
    dayZero: draft.dayZero,
    symptomatic: { before: number('symptomaticBefore'), after: number('symptomaticAfter') },
    asymptomatic: { before: number('asymptomaticBefore'), after: number('asymptomaticAfter') },
    minMinutes: number('minMinutes'),
    minMinutesBySetting: Object.fromEntries(
      Object.entries(draft.settings).map(([setting, text]) => [setting, readNumber(text) ?? 0]),
    ),
    distance: { vi: draft.distanceVi.trim(), en: draft.distanceEn.trim() },
    lingerMinutes: number('lingerMinutes'),
    followUpDays: number('followUpDays'),
    quarantineDays: number('quarantineDays'),
    incubation: { minDays: number('incubationMin'), maxDays: number('incubationMax') },
    secondLevel: draft.secondLevel,
    infectiousness: readInfectiousness(draft.infectiousness) ?? [],
    cutOffs: {
      F1: number('cutF1'),
      F2: number('cutF2'),
      maxOrders: limit('maxOrders'),
      crowd: limit('crowd'),
    },
  };
}

/** The new version as the API takes it; call it only without faults. */
export function versionOf(draft: ProfileDraft, id: string, latestVersion: number): NewVersion {
  return {
    id,
    latestVersion,
    reason: draft.reason.trim(),
    validFrom: draft.validFrom ?? '',
    source: { vi: draft.sourceVi.trim(), en: draft.sourceEn.trim() },
    certainty: draft.certainty,
    content: contentOf(draft),
  };
}

function isNumber(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}
