import type { RawBuilder } from 'kysely';
import type { Scope } from '../../platform/access/scope.ts';
import { callsOfKind } from './store/interviews.ts';

export { dueCalls } from './store/call-list.ts';
export { attemptsOnPeople, putBack } from './store/interviews.ts';

/**
 * The door of first calls: first calls to cases (F0) or contacts (F1) as a query for a count of the module whose rows they are about: case_id,
 * person_no, first_attempt_at, first_reached_at. Of everybody: the count holds the rights.
 */
export function firstCalls(scope: Scope, kind: 'F0' | 'F1'): RawBuilder<unknown> {
  return callsOfKind(scope, kind);
}
