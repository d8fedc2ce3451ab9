import type { Body } from '../../../../contract/kit.ts';
import type { ProfileContent, profilesApi } from '../../../../contract/profiles.ts';
import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
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
  const refused = checkDraft(context, scope, input);
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
      const newest = versions.reduce((most, one) => Math.max(most, one.version), 0);
      if (input.latestVersion !== newest) {
        const latest = versions.find((one) => one.version === newest);
        const current = latest === undefined ? undefined : presentProfile(latest);
        return refuseGeneral('version-conflict', { current, fields: { latestVersion: 'changed' } });
      }
      const profile: DiseaseProfile = {
        ...input.content,
        id,
        dataset: scope.dataset,
        disease,
        version: newest + 1,
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

/** A profile holds for the whole dataset, so the right must be held over a province or more. */
function checkDraft({ areas, platform }: CaseContext, scope: Scope, draft: Draft): Refusal | null {
  const provinces = areas
    .current(localDate(platform.clock.now()), 'province')
    .map((province) => province.path);
  const held = pathsOf(scope, 'profile.manage');
  if (!held.some((path) => path === '' || provinces.includes(path))) {
    return refuse('profile-elsewhere');
  }
  const faults = contentFaults(draft.content);
  if (Number.isNaN(Date.parse(`${draft.validFrom}T00:00:00Z`))) {
    return refuse('impossible-date', { fields: { validFrom: 'impossible' } });
  }
  return Object.keys(faults).length > 0 ? refuse('profile-faulty', { fields: faults }) : null;
}

function contentOf(profile: DiseaseProfile): ProfileContent {
  return presentProfile(profile).content;
}
