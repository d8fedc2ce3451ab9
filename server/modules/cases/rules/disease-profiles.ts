import type { Static } from 'typebox';
import type { ProfileContent, ProfileVersion } from '../../../../contract/profiles.ts';

/** One dated version of what tracing needs to know of a disease, its content laid open. Versions never change. */
export type DiseaseProfile = ProfileContent & {
  readonly id: string;
  /** `*` came with the program and holds everywhere; others were written in one dataset and hold there. */
  readonly dataset: string;
  readonly disease: Static<typeof ProfileVersion>['disease'];
  readonly version: number;
  readonly validFrom: string;
  readonly source: { readonly vi: string; readonly en: string };
  readonly certainty: 'verified' | 'unverified';
  readonly reason: string | null;
  readonly author: string | null;
  readonly createdAt: number;
};

/** Dataset of what came with the program. */
export const SHIPPED = '*';

/** The versions that one dataset sees. */
export type ProfileBook = {
  /** The version in force on a date; undefined for a disease without one. */
  readonly of: (disease: string, onDate: string) => DiseaseProfile | undefined;
  /** Every version of a disease, the one that wins first. */
  readonly versions: (disease: string) => readonly DiseaseProfile[];
  /** Diseases that a case may be opened for. */
  readonly diseases: () => readonly string[];
};

/** Opens versions for reading: the latest first day wins, then the highest number. */
export function profileBook(versions: readonly DiseaseProfile[]): ProfileBook {
  const byDisease = Map.groupBy(
    versions.toSorted((a, b) =>
      a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : b.version - a.version,
    ),
    (one) => one.disease as string,
  );
  return {
    of: (disease, onDate) => byDisease.get(disease)?.find((one) => one.validFrom <= onDate),
    versions: (disease) => byDisease.get(disease) ?? [],
    diseases: () => [...byDisease.keys()].sort(),
  };
}

/**
 * The days on which a new version would be in force: from its first day until the day before a version with a later
 * first day takes over (`until`, exclusive; null: for good).
 */
export function daysInForce(
  versions: readonly DiseaseProfile[],
  validFrom: string,
): { readonly from: string; readonly until: string | null } {
  const later = versions.map((one) => one.validFrom).filter((date) => date > validFrom);
  return { from: validFrom, until: later.length === 0 ? null : later.reduce((a, b) => (a < b ? a : b)) };
}

/** Names of the fields in which two contents differ. */
export function changedFields(before: ProfileContent, after: ProfileContent): string[] {
  return (Object.keys(after) as (keyof ProfileContent)[]).filter(
    (field) => canonical(before[field]) !== canonical(after[field]),
  );
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** What is wrong with a content by field, beyond its shape; empty when nothing is. */
export function contentFaults(content: ProfileContent): Record<string, string> {
  const days = content.infectiousness.map(({ day }) => day);
  return {
    ...(content.incubation.minDays > content.incubation.maxDays ? { incubation: 'max before min' } : {}),
    ...(new Set(days).size < days.length ? { infectiousness: 'a day twice' } : {}),
    ...(content.quarantineDays > content.followUpDays ? { quarantineDays: 'longer than the follow-up' } : {}),
  };
}
