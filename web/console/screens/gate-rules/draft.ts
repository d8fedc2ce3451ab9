import type { GateDecision, GateRule, RuleSet } from '../../../../lib/gates/index.ts';
import type { JsonValue } from '../../../../lib/credentials/json.ts';
import type { BodyOf } from '../../../shared/client.ts';
import type { DataOf } from '../../kit/api.ts';
import { typed } from '../../kit/defined.ts';
import { wholeNumber } from '../gates/wholeNumber.ts';

/** A version as the server shows it. */
export type Version = DataOf<'GET /gates/rules'>['items'][number];

/** A new version while it is written. */
export type RulesDraft = {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly legalBasis: string;
  readonly certainty: 'verified' | 'unverified';
  readonly zoneHours: string;
  readonly rules: readonly GateRule[];
  readonly precedence: readonly GateDecision[];
  readonly otherwise: GateDecision;
};

/** The rules of a version; their conditions are JSON as they came. */
export function rulesOf(version: Version): GateRule[] {
  return version.rules.map((rule) => ({ ...rule, when: rule.when as JsonValue }));
}

/** A draft that begins as a version. It is unverified until somebody says otherwise. */
export function draftOf(version: Version): RulesDraft {
  return {
    id: version.id,
    nameVi: version.name.vi,
    nameEn: version.name.en,
    legalBasis: version.legalBasis,
    certainty: 'unverified',
    zoneHours: String(version.zoneDataHours),
    rules: rulesOf(version),
    precedence: version.precedence,
    otherwise: version.otherwise,
  };
}

/** The draft as the API takes it; null while name, basis or hours are missing. */
export function bodyOf(draft: RulesDraft, validFrom: string): BodyOf<'POST /gates/rules'> | null {
  const vi = typed(draft.nameVi);
  const en = typed(draft.nameEn);
  const legalBasis = typed(draft.legalBasis);
  const zoneDataHours = wholeNumber(draft.zoneHours, 1, 720);
  if (vi === undefined || en === undefined || legalBasis === undefined || zoneDataHours === null) {
    return null;
  }
  return {
    id: draft.id,
    name: { vi, en },
    legalBasis,
    certainty: draft.certainty,
    validFrom,
    rules: [...draft.rules],
    precedence: [...draft.precedence],
    otherwise: draft.otherwise,
    zoneDataHours,
  };
}

/** The draft as lib/gates checks it. */
export function ruleSetOf(draft: RulesDraft): RuleSet {
  const { id, legalBasis, certainty, rules, precedence, otherwise } = draft;
  const name = { vi: draft.nameVi, en: draft.nameEn };
  const zoneDataHours = Number(draft.zoneHours);
  return {
    id,
    version: 1,
    name,
    legalBasis,
    certainty,
    validFrom: '',
    rules,
    precedence,
    otherwise,
    zoneDataHours,
  };
}

/** The list with the entry at a position moved one forward. */
export function moveUp<T>(list: readonly T[], index: number): T[] {
  const moved = list[index];
  return moved === undefined || index === 0
    ? [...list]
    : [...list.slice(0, index - 1), moved, list[index - 1]!, ...list.slice(index + 1)];
}
