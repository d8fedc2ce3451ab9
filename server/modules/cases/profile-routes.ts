import type { profilesApi } from '../../../contract/profiles.ts';
import type { Handlers } from '../../platform/module.ts';
import type { CaseContext } from './context.ts';
import { addProfileVersion, previewProfile } from './usecases/edit-profile.ts';
import { showProfile, showProfiles } from './usecases/show-profiles.ts';

/** Handlers of the disease profiles. */
export function profileHandlers(context: CaseContext): Handlers<typeof profilesApi> {
  return {
    'GET /profiles': async ({ scope }) => await showProfiles(context, scope),
    'GET /profiles/{disease}': async ({ scope, params }) => await showProfile(context, scope, params.disease),
    'POST /profiles/{disease}/preview': async ({ scope, params, body }) =>
      await previewProfile(context, scope, params.disease, body),
    'POST /profiles/{disease}/versions': async ({ scope, params, body }) =>
      await addProfileVersion(context, scope, params.disease, body),
  };
}
