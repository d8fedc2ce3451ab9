import {
  type DuplicateReason,
  type DuplicateSubject,
  duplicateEvidence,
  type Evidence,
} from './duplicate-evidence.ts';
import { isoDate } from './dates.ts';
import { nameKeys } from './names.ts';

export interface DuplicateScore {
  /** Probability-like, 0..1. */
  readonly score: number;
  /** What was seen, strongest first. */
  readonly reasons: readonly DuplicateReason[];
}

/** From this score on a pair goes into the duplicate queue. */
export const duplicateThreshold = 0.6;

// Log-odds that two records which share one key are one person, before looking further.
const prior = -5.5;

/**
 * How likely two records are one person. The weights of the evidence are added as log-odds (Fellegi and Sunter 1969) and
 * turned into 0..1; they are a judgement, not fitted to data. An equal identifier always reaches the queue, since either
 * the person or the number is recorded twice. Symmetric.
 */
export function scoreDuplicate(a: DuplicateSubject, b: DuplicateSubject): DuplicateScore {
  const evidence = duplicateEvidence(a, b);
  const probability = probabilityOf(evidence);
  const sameNumber = evidence.some(({ reason }) => reason === 'identifier-equal');
  return {
    score: sameNumber ? Math.max(probability, duplicateThreshold) : probability,
    reasons: [...evidence]
      .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight))
      .map(({ reason }) => reason),
  };
}

/** How likely two records are one person, by all that is given of them. Symmetric. */
export function duplicateLikeness(a: DuplicateSubject, b: DuplicateSubject): number {
  return probabilityOf(duplicateEvidence(a, b));
}

function probabilityOf(evidence: readonly Evidence[]): number {
  const logOdds = evidence.reduce((sum, { weight }) => sum + weight, prior);
  return 1 / (1 + Math.exp(-logOdds));
}

export interface DuplicateKey {
  readonly kind: 'identifier' | 'phone' | 'birth-date' | 'name-year';
  /** Plain text: the caller stores a keyed hash of it, never this. */
  readonly value: string;
}

/** Keys of a record, kept at write time; two records without a common key are never compared. */
export function duplicateKeys(person: DuplicateSubject): DuplicateKey[] {
  const year = person.birthYear ?? (person.birthDate ? Number(person.birthDate.slice(0, 4)) : null);
  const name = nameKeys(person.fullName).sorted;
  return [
    ...(person.identifiers ?? []).map((id) => ({
      kind: 'identifier' as const,
      value: `${id.kind}:${id.value}`,
    })),
    ...(person.phones ?? []).map((phone) => ({ kind: 'phone' as const, value: phone.slice(-9) })),
    ...(person.birthDate ? [{ kind: 'birth-date' as const, value: person.birthDate }] : []),
    ...(year === null || name === '' ? [] : [{ kind: 'name-year' as const, value: `${name}|${year}` }]),
  ];
}

/** Keys to look up for a new record: its own, and its birth date in its usual slips. */
export function duplicateProbes(person: DuplicateSubject): DuplicateKey[] {
  return [...duplicateKeys(person), ...birthSlips(person)];
}

/** A birth date with day and month swapped and one year off. */
export function birthSlips({ birthDate }: Pick<DuplicateSubject, 'birthDate'>): DuplicateKey[] {
  if (!birthDate) {
    return [];
  }
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number);
  const variants = [isoDate(year, day, month), isoDate(year - 1, month, day), isoDate(year + 1, month, day)];
  return variants
    .filter((value) => value !== null && value !== birthDate)
    .map((value) => ({ kind: 'birth-date' as const, value: value ?? '' }));
}
