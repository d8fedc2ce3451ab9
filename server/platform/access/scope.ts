import { type DataClass, type Right, type Role, roleTable } from '../../../contract/rights.ts';

/** A role in an area. `areaPath` '' is the whole country; other paths begin and end with '/'. */
export type Grant = {
  readonly role: Role;
  readonly areaId: string | null;
  readonly areaPath: string;
  /** A key of another system holds only these of the role's rights. */
  readonly only?: readonly Right[];
};

/**
 * Who acts, in which dataset, with which grants, and why. Every handler gets one, every store function takes it
 * first; background work names its own by `systemScope`.
 */
export type Scope = {
  readonly actor: {
    readonly kind: 'account' | 'anonymous' | 'system';
    readonly id: string | null;
    readonly name: string;
  };
  readonly dataset: string;
  readonly grants: readonly Grant[];
  /** Why a person outside one's duty is looked at; logged. */
  readonly reason?: string | undefined;
  /** Whoever asked to be held back stays masked, whatever the reason: a list that leaves as a file, a reader without the duty. */
  readonly hidesHeldBack?: boolean;
};

/** Scope of a job or a start-up step: sees its dataset whole, and is named in the audit. */
export function systemScope(name: string, dataset: string): Scope {
  return { actor: { kind: 'system', id: null, name }, dataset, grants: [] };
}

/** Scope of a request without a session, in the dataset of the thing it names. */
export function anonymousScope(dataset: string): Scope {
  return { actor: { kind: 'anonymous', id: null, name: 'anonymous' }, dataset, grants: [] };
}

/** Paths under which the scope holds a right; `['']` is everywhere, `[]` nowhere. */
export function pathsOf(scope: Scope, right: Right): readonly string[] {
  if (scope.actor.kind === 'system') {
    return [''];
  }
  const paths = scope.grants
    .filter((grant) => roleTable[grant.role].rights.includes(right) && (grant.only?.includes(right) ?? true))
    .map((grant) => grant.areaPath);
  return paths.includes('') ? [''] : [...new Set(paths)];
}

/** Does the scope hold the right anywhere at all? The check of the endpoint; the store checks the area. */
export function holds(scope: Scope, right: Right): boolean {
  return pathsOf(scope, right).length > 0;
}

/** The scope as it looks where no reason was asked for: one that was given all the same must not open whoever stands beside. */
export function withoutReason({ reason: _reason, ...scope }: Scope): Scope {
  return scope;
}

/**
 * The scope under which a duty names its people, also where they live elsewhere. Who does it sees those too who asked to be held
 * back, since the work can't be done otherwise; who only reads does not.
 * @param acts rights that make it one's own work.
 */
export function dutyScope(scope: Scope, duty: string, acts: readonly Right[]): Scope {
  const isOwn = scope.reason !== undefined || acts.some((right) => holds(scope, right));
  return { ...scope, reason: scope.reason ?? duty, hidesHeldBack: scope.hidesHeldBack === true || !isOwn };
}

/** Does the scope hold the right in the unit with this path? An unknown place (null) belongs to nobody's area. */
export function mayIn(scope: Scope, right: Right, areaPath: string | null): boolean {
  return pathsOf(scope, right).some(
    (path) => path === '' || (areaPath !== null && areaPath.startsWith(path)),
  );
}

const order: readonly DataClass[] = ['none', 'masked', 'personal', 'sensitive'];

/**
 * How much of a person in this unit the scope may see: the best class of the grants that reach the unit. The one
 * function used by list, form, export and API alike.
 */
export function dataClassIn(scope: Scope, areaPath: string | null): DataClass {
  if (scope.actor.kind === 'system') {
    return 'sensitive';
  }
  return scope.grants
    .filter((grant) => grant.areaPath === '' || (areaPath !== null && areaPath.startsWith(grant.areaPath)))
    .map((grant) => roleTable[grant.role].dataClass)
    .reduce<DataClass>((best, one) => (order.indexOf(one) > order.indexOf(best) ? one : best), 'none');
}
