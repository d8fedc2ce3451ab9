import type { BodyOf } from '../../../shared/client.ts';
import { typed } from '../../kit/defined.ts';

export type RuleDocument = BodyOf<'POST /command/alert-rules'>['document'];

/** A rule as it is typed: numbers are text until they are read. */
export type RuleDraft = Pick<RuleDocument, 'metric' | 'per' | 'kind' | 'direction' | 'severity'> & {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly hours: string;
  readonly minimum: string;
  readonly raise: string;
  readonly clear: string;
  readonly source: string;
  readonly reason: string;
};

/** The fields of a former version, or of a new rule. */
export function draftOf(former: RuleDocument | null): RuleDraft {
  return {
    code: former?.code ?? '',
    vi: former?.vi ?? '',
    en: former?.en ?? '',
    metric: former?.metric ?? '',
    per: former?.per ?? 'province',
    kind: former?.kind ?? 'threshold',
    direction: former?.direction ?? 'above',
    severity: former?.severity ?? 'watch',
    hours: former === null ? '24' : former.hours === null ? '' : String(former.hours),
    minimum: former?.minimum === undefined ? '' : String(former.minimum),
    raise: former === null ? '' : String(former.raise),
    clear: former === null ? '' : String(former.clear),
    source: former?.source ?? '',
    reason: '',
  };
}

/** A number typed with a comma or a point; null where there is none. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : null;
}

/** The rule as the API takes it from today on; null while something is missing. Nobody has checked typed limits. */
export function documentOf(draft: RuleDraft, today: string): RuleDocument | null {
  const [raise, clear] = [readNumber(draft.raise), readNumber(draft.clear)];
  const [code, vi, en, source] = [draft.code, draft.vi, draft.en, draft.source].map(typed);
  const hours = draft.hours.trim() === '' ? null : readNumber(draft.hours);
  const minimum = readNumber(draft.minimum);
  if (
    raise === null ||
    clear === null ||
    code === undefined ||
    vi === undefined ||
    en === undefined ||
    source === undefined ||
    draft.metric === '' ||
    !/^[a-z0-9-]{3,60}$/u.test(code) ||
    (hours !== null && !Number.isInteger(hours))
  ) {
    return null;
  }
  const { metric, per, kind, direction, severity } = draft;
  return {
    code,
    vi,
    en,
    metric,
    per,
    kind,
    direction,
    severity,
    hours,
    raise,
    clear,
    source,
    ...(minimum === null ? {} : { minimum }),
    from: today,
    certainty: 'unverified',
  };
}
