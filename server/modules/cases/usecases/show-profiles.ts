import type { Static } from 'typebox';
import type { ProfileVersion } from '../../../../contract/profiles.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CaseContext } from '../context.ts';
import { type DiseaseProfile, SHIPPED } from '../rules/disease-profiles.ts';
import { readProfiles } from '../store/profiles.ts';

export type ShownProfile = Static<typeof ProfileVersion>;

/** The profile of every disease in force today; a disease whose first version is still to come is left out. */
export async function showProfiles(
  context: CaseContext,
  scope: Scope,
): Promise<Outcome<{ items: ShownProfile[] }>> {
  const { db, clock } = context.platform;
  const profiles = await readProfiles(scope, db);
  const today = localDate(clock.now());
  const current = profiles.diseases().flatMap((disease) => profiles.of(disease, today) ?? []);
  return done({ items: current.map(presentProfile) });
}

/** Every version of one disease, the one that wins first. */
export async function showProfile(
  context: CaseContext,
  scope: Scope,
  disease: string,
): Promise<Outcome<{ current: string | null; items: ShownProfile[] }>> {
  const { db, clock } = context.platform;
  const profiles = await readProfiles(scope, db);
  const current = profiles.of(disease, localDate(clock.now()));
  return done({ current: current?.id ?? null, items: profiles.versions(disease).map(presentProfile) });
}

/** A version as the API shows it. */
export function presentProfile(profile: DiseaseProfile): ShownProfile {
  const {
    id,
    dataset,
    disease,
    version,
    validFrom,
    source,
    certainty,
    reason,
    author,
    createdAt,
    ...content
  } = profile;
  return {
    id,
    disease,
    version,
    validFrom,
    source,
    certainty,
    shipped: dataset === SHIPPED,
    reason,
    author,
    createdAt: new Date(createdAt).toISOString(),
    content,
  };
}
