import { csvLine } from './csv.ts';
import { formatInstant, parseInstant } from './instants.ts';
import { refusal, type InputOutcome, type Refusal } from './trace-input.ts';
import { traceContacts, type TracedContact, type TraceQuery } from './tracing.ts';
import { indexVisits } from './visit-index.ts';
import type { Visit } from './visits.ts';

/** The options of `./vungxanh trace` as typed, without the dashes. */
export interface TraceOptions {
  readonly case: string;
  readonly from: string;
  readonly to: string;
  readonly minMinutes?: string;
  readonly depth?: string;
  readonly lingerMinutes?: string;
}

/** The options as a query, or the first one that is not valid. */
export type QueryOutcome =
  | { readonly ok: true; readonly query: TraceQuery }
  | { readonly ok: false; readonly refusal: Refusal };

/** Checks the options of the command: 15 minutes, depth 1 and no lingering when not given; `from` must be before `to`. */
export function readTraceOptions(options: TraceOptions): QueryOutcome {
  const from = parseInstant(options.from);
  const to = parseInstant(options.to);
  const minMinutes = readMinutes(options.minMinutes ?? '15');
  const lingerMinutes = readMinutes(options.lingerMinutes ?? '0');
  const depth = ([1, 2, 3] as const).find((level) => String(level) === (options.depth ?? '1'));
  if (!from.ok) {
    return refuseInstant('--from', from.why);
  }
  if (!to.ok) {
    return refuseInstant('--to', to.why);
  }
  if (from.at >= to.at) {
    return { ok: false, refusal: refusal('trace.bad-option', '--to') };
  }
  if (minMinutes === undefined || lingerMinutes === undefined || depth === undefined) {
    const name =
      minMinutes === undefined
        ? '--min-minutes'
        : lingerMinutes === undefined
          ? '--linger-minutes'
          : '--depth';
    return { ok: false, refusal: refusal('trace.bad-option', name) };
  }
  const query = { caseId: options.case, from: from.at, to: to.at, minMinutes, depth, lingerMinutes };
  return { ok: true, query };
}

function refuseInstant(option: string, why: 'malformed' | 'no-offset'): QueryOutcome {
  const code = why === 'no-offset' ? 'trace.time-without-offset' : 'trace.malformed-time';
  return { ok: false, refusal: refusal(code, option) };
}

function readMinutes(text: string): number | undefined {
  return /^\d{1,7}(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}

/** What a run of the command found, with the exit code of CONTRACT.md: 0 all used, 1 unknown case, 3 some input refused. */
export interface TraceRun {
  readonly exitCode: 0 | 1 | 3;
  readonly contacts: readonly TracedContact[];
  readonly refusals: readonly Refusal[];
}

/**
 * Runs the command on what {@link readVisits} and {@link readIsolations} gave. Refused rows of the isolations make exit 3
 * as well, but they are listed by the caller: their line numbers belong to another file.
 */
export function runTrace(
  visits: InputOutcome<readonly Visit[]>,
  isolations: InputOutcome<ReadonlyMap<string, number>> | undefined,
  query: TraceQuery,
): TraceRun {
  const full = isolations ? { ...query, isolations: isolations.value } : query;
  const contacts = traceContacts(indexVisits(visits.value), { evidence: false, ...full });
  if (!contacts) {
    const unknown = refusal('trace.unknown-case', query.caseId);
    return { exitCode: 1, contacts: [], refusals: [...visits.refusals, unknown] };
  }
  const refusedRows = visits.refusals.length + (isolations?.refusals.length ?? 0);
  return { exitCode: refusedRows > 0 ? 3 : 0, contacts, refusals: visits.refusals };
}

/** The header and one line per contact, as CONTRACT.md `trace` prints them (without line breaks). */
export function* contactLines(contacts: readonly TracedContact[]): Generator<string> {
  yield 'contact_id,level,minutes,first_at,last_at,places,via';
  for (const contact of contacts) {
    yield csvLine([
      contact.contactId,
      contact.level,
      contact.minutes.toFixed(1),
      formatInstant(contact.firstAt),
      formatInstant(contact.lastAt),
      contact.places,
      contact.via,
    ]);
  }
}

/** The header and one line per refusal of the file given with `--errors`. */
export function* refusalLines(refusals: readonly Refusal[]): Generator<string> {
  yield 'line,code,message,raw';
  for (const { line, code, message, raw } of refusals) {
    yield csvLine([line, code, message, raw]);
  }
}
