import type { Module, Platform } from '../../platform/module.ts';
import type { CredentialSigner } from '../../platform/credentials/signer.ts';
import './events.ts';
import { assistanceRoutes } from './assistance-routes.ts';
import { householdRoutes } from './household-routes.ts';
import { peopleRoutes } from './routes.ts';
import { assistanceHolding } from './store/assistance-holding.ts';
import { householdHolding } from './store/household-holding.ts';
import type { PeopleAreas } from './types.ts';
import { personHolding } from './usecases/person-holding.ts';

/** The people registry: identity, household, cards, duplicates. */
export function peopleModule(
  platform: Platform,
  {
    areas,
    signer,
  }: { readonly areas: PeopleAreas; readonly signer: Pick<CredentialSigner, 'issueRevocable'> },
): Module {
  const context = { platform, areas, signer };
  const people = peopleRoutes(context);
  const households = householdRoutes(context);
  const assistance = assistanceRoutes(context);
  return {
    name: 'people',
    dependsOn: ['areas'],
    migrations: new URL('./migrations/', import.meta.url),
    endpoints: [...people.endpoints!, ...households.endpoints!, ...assistance.endpoints!],
    handlers: { ...people.handlers, ...households.handlers, ...assistance.handlers },
    holdings: [
      personHolding({ platform, areas }),
      householdHolding(platform.secrets),
      assistanceHolding(platform.secrets),
    ],
    tables: {
      person: { distributedBy: 'person_no' },
      person_phone: { distributedBy: 'person_no' },
      person_identifier: { distributedBy: 'person_no' },
      person_card: { distributedBy: 'person_no' },
      person_key: { distributedBy: 'hash' },
      person_match: { distributedBy: 'hash' },
      household: { distributedBy: 'id' },
      household_member: { distributedBy: 'household_no' },
      card_print: { distributedBy: 'id' },
      assistance: { distributedBy: 'person_no' },
      assisted_act: { distributedBy: 'person_no' },
      identity_check: { distributedBy: 'hash' },
      duplicate_pair: { distributedBy: 'left_no' },
      person_merge: { distributedBy: 'keep_no' },
    },
  };
}
