import type { Body } from '../../../../contract/kit.ts';
import type { ProfileContent, profilesApi } from '../../../../contract/profiles.ts';
import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral, refuseConflict } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { CaseContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { changedFields, contentFaults, daysInForce, type DiseaseProfile } from '../rules/disease-profiles.ts';
import { countCasesUnder, insertProfiles, lockProfiles, readProfiles } from '../store/profiles.ts';
import { presentProfile, type ShownProfile } from './show-profiles.ts';

type NewVersion = Body<(typeof profilesApi)['POST /profiles/{disease}/versions']>;
type Draft = { readonly validFrom: string; readonly content: ProfileContent };
export type ProfilePreview = { changed: string[]; cases: number; traced: number };

/** What a new version would do, before it is saved: fields that differ, cases it would hold for. */
export async function previewProfile(
  context: CaseContext,
  scope: Scope,
  disease: string,
  draft: Draft,
): Promise<Outcome<ProfilePreview>> {
  const refused = checkDraft(context, scope, draft);
  if (refused !== null) {
    return refused;
  }
  const { db } = context.platform;
  const profiles = await readProfiles(scope, db);
  const before = profiles.of(disease, draft.validFrom) ?? profiles.versions(disease).at(-1);
  const changed = before === undefined ? [] : changedFields(contentOf(before), draft.content);
  const days = daysInForce(profiles.versions(disease), draft.validFrom);
  return done({ changed, ...(await countCasesUnder(scope, db, disease, days)) });
}

/** Adds a dated version. Cases that it holds for are traced again, as followers of `profile.changed` do. */
export async function addProfileVersion(
  context: CaseContext,
  scope: Scope,
  disease: DiseaseProfile['disease'],
  input: NewVersion,
): Promise<Outcome<ShownProfile>> {
  const refused = checkReach(context, scope, input.validFrom);
  if (refused !== null) {
    return refused;
  }
  const { db, clock } = context.platform;
  const now = clock.now();
  const id = (input.id ?? uuid7(now)).toLowerCase();
  return await db.transaction().execute((tx) =>
    once(tx, { id, kind: 'profile', content: { disease, ...input, id }, at: now }, async () => {
      await lockProfiles(tx, disease);
      const versions = (await readProfiles(scope, tx)).versions(disease);
      const latest = versions.toSorted((one, other) => other.version - one.version)[0];
      if (latest === undefined) {
        return refuseGeneral('not-found');
      }
      const merged = mergeContent(versions, latest, input);
      if (merged.conflicts.length > 0) {
        const { version, content } = presentProfile(latest);
        return refuseConflict(merged.conflicts, { version, ...content });
      }
      const faults = contentFaults(merged.content);
      if (Object.keys(faults).length > 0) {
        return refuse('profile-faulty', { fields: faults });
      }
      const profile: DiseaseProfile = {
        ...merged.content,
        id,
        dataset: scope.dataset,
        disease,
        version: latest.version + 1,
        validFrom: input.validFrom,
        source: input.source,
        certainty: input.certainty,
        reason: input.reason,
        author: scope.actor.name,
        createdAt: now,
      };
      const days = daysInForce(versions, input.validFrom);
      await insertProfiles(tx, [profile]);
      await appendEvent(tx, {
        topic: 'profile.changed',
        dataset: scope.dataset,
        payload: { disease, version: profile.version, ...days },
        at: now,
      });
      const detail = { disease, version: profile.version, validFrom: input.validFrom };
      await audit(tx, { ...scope, reason: input.reason }, now, [
        { action: 'profile.add', subjectKind: 'profile', subjectId: id, detail },
      ]);
      return done(presentProfile(profile), 201);
    }),
  );
}

/**
 * The newest content with what the editor changed laid over it. Every version is kept, so what changed since the one that
 * the editor saw is read from them: a field that both changed conflicts. Who saw none of them conflicts in every field.
 */
function mergeContent(
  versions: readonly DiseaseProfile[],
  latest: DiseaseProfile,
  { latestVersion, content: given }: Pick<NewVersion, 'latestVersion' | 'content'>,
): { content: ProfileContent; conflicts: string[] } {
  const seen = versions.find(({ version }) => version === latestVersion);
  const content = { ...contentOf(latest), ...given };
  const since = new Set(
    seen === undefined ? Object.keys(content) : changedFields(contentOf(seen), contentOf(latest)),
  );
  return {
    content,
    conflicts: changedFields(contentOf(latest), content).filter((field) => since.has(field)),
  };
}

function checkDraft(context: CaseContext, scope: Scope, draft: Draft): Refusal | null {
  const faults = contentFaults(draft.content);
  return (
    checkReach(context, scope, draft.validFrom) ??
    (Object.keys(faults).length > 0 ? refuse('profile-faulty', { fields: faults }) : null)
  );
}

/** A profile holds for the whole dataset, so the right must be held over a province or more. */
function checkReach({ areas, platform }: CaseContext, scope: Scope, validFrom: string): Refusal | null {
  const provinces = areas
    .current(localDate(platform.clock.now()), 'province')
    .map((province) => province.path);
  const held = pathsOf(scope, 'profile.manage');
  if (!held.some((path) => path === '' || provinces.includes(path))) {
    return refuse('profile-elsewhere');
  }
  return Number.isNaN(Date.parse(`${validFrom}T00:00:00Z`))
    ? refuse('impossible-date', { fields: { validFrom: 'impossible' } })
    : null;
}

function contentOf(profile: DiseaseProfile): ProfileContent {
  return presentProfile(profile).content;
}
