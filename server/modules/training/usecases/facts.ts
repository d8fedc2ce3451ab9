import type { Scope } from '../../../platform/access/scope.ts';
import type { TrainingContext } from '../context.ts';
import { helpersOf } from '../store/helpers.ts';
import type { RunRow } from '../store/runs.ts';

export type FactContext = Pick<TrainingContext, 'platform' | 'arrived' | 'declaredSince'>;
type Fact = (context: FactContext, scope: Scope, run: RunRow) => Promise<boolean>;

/** What the data themselves tell where no trail is kept: what citizens do is in no audit. */
export const facts: { readonly [name: string]: Fact } = {
  /** Somebody was recorded at the run's own place. */
  'arrival-at-place': async ({ arrived }, scope, { own, started_at }) =>
    own?.['placeId'] !== undefined && (await arrived(scope, own['placeId'], started_at)),
  /** The person of the run declared, or somebody declared for them. */
  declared: async (context, scope, run) => (await declaredCode(context, scope, run)) !== null,
  /** Somebody began to act for the person of the run. */
  helper: async ({ platform }, scope, { own }) =>
    own?.['personId'] !== undefined && (await helpersOf(scope, platform.db, own['personId'])).helpers > 0,
  /** A declaration of the run's person was made by a helper. */
  helped: async ({ platform }, scope, { own }) =>
    own?.['personId'] !== undefined && (await helpersOf(scope, platform.db, own['personId'])).acts > 0,
};

/** Name of the answer that is the short code of what the run's person declared last. */
export const SHORT_CODE = 'short-code';

/** Short code of the newest declaration of the run's person; null: none yet. */
export async function declaredCode(
  { declaredSince }: Pick<FactContext, 'declaredSince'>,
  scope: Scope,
  { own, started_at }: RunRow,
): Promise<string | null> {
  const { personId, phone } = own ?? {};
  return personId === undefined || phone === undefined
    ? null
    : await declaredSince(scope, { personId, phone }, started_at);
}
