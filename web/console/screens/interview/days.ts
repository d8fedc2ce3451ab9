import { addDays, calendarDate } from '../../../shared/formats.ts';
import type { Draft, Interview, Stay } from './answers.ts';

/** Days that a call goes through before "earlier days" is asked for. */
export const DAYS_SHOWN = 14;

/** The parts of a day that people remember by, as `HH:MM`. */
export const dayParts = [
  ['dawn', '00:00', '06:00'],
  ['morning', '06:00', '11:00'],
  ['noon', '11:00', '14:00'],
  ['afternoon', '14:00', '18:00'],
  ['evening', '18:00', '22:00'],
  ['wholeDay', '06:00', '18:00'],
] as const;

/** Local days from `from` to `to`, newest first; `all` shows those before the last 14 too. */
export function daysOf(call: Pick<Interview, 'recallFrom' | 'recallTo'>, all: boolean): string[] {
  const days: string[] = [];
  for (let day = call.recallTo; day >= call.recallFrom; day = addDays(day, -1)) {
    days.push(day);
  }
  return all ? days : days.slice(0, DAYS_SHOWN);
}

/** Known check-ins that touch a local day. */
export function knownOn(
  known: NonNullable<Interview['known']>,
  day: string,
): NonNullable<Interview['known']> {
  return known
    .filter((stay) => calendarDate(stay.inAt) <= day && day <= calendarDate(stay.outAt))
    .toSorted((a, b) => (a.inAt < b.inAt ? -1 : 1));
}

/** Recalled stays of a local day, in the order of their beginnings. */
export function staysOn(draft: Draft, day: string): (readonly [id: string, stay: Stay])[] {
  return Object.entries(draft.stays)
    .filter(([, stay]) => stay.date === day)
    .toSorted(([idA, a], [idB, b]) => (a.from === b.from ? (idA < idB ? -1 : 1) : a.from < b.from ? -1 : 1));
}

/** The part of a day that is asked for next: after the last one that has an answer. */
export function nextPart(stays: readonly (readonly [string, Stay])[]): { from: string; to: string } {
  const last = stays.at(-1)?.[1].to ?? '06:00';
  const part = dayParts.slice(0, 5).find(([, from]) => from >= last) ?? dayParts[4];
  return { from: part[1], to: part[2] };
}

/** What keeps a call from being finished, as the server would say it. */
export type Problem =
  | { readonly code: 'problemStayPlace' | 'problemStayTime'; readonly date: string }
  | { readonly code: 'problemContactDate' | 'problemContactName'; readonly n: number };

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Everything that is still wrong, in the order of the screen. */
export function problemsOf(draft: Draft): Problem[] {
  const stays = Object.values(draft.stays).flatMap((stay): Problem[] => {
    const long = minutes(stay.to) - minutes(stay.from);
    return [
      ...(long <= 0 || long > 720 ? [{ code: 'problemStayTime', date: stay.date } as const] : []),
      ...((stay.placeId ?? stay.placeText ?? null) === null
        ? [{ code: 'problemStayPlace', date: stay.date } as const]
        : []),
    ];
  });
  const contacts = Object.entries(draft.contacts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, one], i): Problem[] => [
      ...((one.fullName ?? one.phone ?? null) === null
        ? [{ code: 'problemContactName', n: i + 1 } as const]
        : []),
      ...((one.lastContactDate ?? null) === null ? [{ code: 'problemContactDate', n: i + 1 } as const] : []),
    ]);
  return [...stays, ...contacts];
}
