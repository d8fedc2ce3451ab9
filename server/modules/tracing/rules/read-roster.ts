import { localDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import type { SheetRow } from './match-sheet.ts';
import { readSheetPerson, type SheetPersonInput } from './read-sheet-person.ts';
import { canonicalSpot } from './roster-rules.ts';

/** A row of a roster as pasted. */
export type RosterRowInput = SheetPersonInput & {
  readonly unit?: string | undefined;
  readonly seat?: string | undefined;
  readonly absent?: boolean | undefined;
  readonly absentOn?: readonly string[] | undefined;
  readonly note?: string | undefined;
};

/** A row as read; `absent` holds the numbers of the sessions missed. */
export type RosterLine = SheetRow & {
  readonly unit: string | null;
  readonly seat: string | null;
  readonly absent: readonly number[];
  readonly note: string | null;
};

/** One meeting of the people on a roster; times Unix ms. */
export type RosterSession = { readonly no: number; readonly from: number; readonly to: number };

/** A stay of weeks in a dormitory is one session; nothing lasts longer than this. */
const LONGEST_MS = 400 * 86_400_000;

/** Reads the sessions of a roster, in the order of time; two of them never overlap. */
export function readSessions(
  sessions: readonly { readonly from: string; readonly to: string }[],
): Outcome<RosterSession[]> {
  const read = sessions
    .map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }))
    .toSorted((a, b) => a.from - b.from);
  for (const [i, one] of read.entries()) {
    if (!(one.from < one.to) || one.to - one.from > LONGEST_MS) {
      return refuse('ends-before-start', { fields: { sessions: 'to after from' } });
    }
    if (i > 0 && one.from < read[i - 1]!.to) {
      return refuse('sessions-overlap', { fields: { sessions: 'overlap' } });
    }
  }
  return done(read.map((one, no) => ({ no, ...one })));
}

/** Reads one row; the refusal says what is wrong with it. */
export function readRosterRow(
  input: RosterRowInput,
  sessions: readonly RosterSession[],
): Outcome<RosterLine> {
  const person = readSheetPerson(input);
  if (!person.ok) {
    return person;
  }
  const days = new Set(input.absentOn);
  const missed = sessions.filter(({ from }) => days.has(localDate(from)));
  const known = new Set(missed.map(({ from }) => localDate(from)));
  if (known.size < days.size) {
    return refuse('no-such-session', {
      fields: { absentOn: [...days].filter((day) => !known.has(day)).join(', ') },
    });
  }
  const [unit, seat] = [canonicalSpot(input.unit), canonicalSpot(input.seat)];
  return done({
    ...person.value,
    unit,
    seat,
    apart: `${unit ?? ''}/${seat ?? ''}`,
    absent: (input.absent === true ? sessions : missed).map(({ no }) => no),
    note: input.note?.trim() === '' ? null : (input.note?.trim() ?? null),
  });
}

/**
 * First day of the absence that lasts to the last session, and how many were missed: an absence that goes on is an
 * early signal, one that ended is not.
 */
export function absenceOf(
  absent: readonly number[],
  sessions: readonly RosterSession[],
): { missed: number; since: string | null } {
  const missed = new Set(absent);
  let since: string | null = null;
  for (const { no, from } of sessions.toReversed()) {
    if (!missed.has(no)) {
      break;
    }
    since = localDate(from);
  }
  return { missed: missed.size, since };
}
