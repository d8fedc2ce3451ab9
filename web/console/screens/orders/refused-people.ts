import type { ApiError } from '../../kit/api.ts';

/** Why some of the people can't get the order: under such an order already, or a case by now. */
export type RefusedPeople = {
  readonly why: 'already-ordered' | 'became-case';
  /** Positions in the request (fields `personIds.3`). */
  readonly positions: ReadonlySet<number>;
};

const reasons = { 'order.already-ordered': 'already-ordered', 'order.became-case': 'became-case' } as const;

/** Whom a refused issue names, by which the screen lets the officer go on; null: it is refused for another reason. */
export function refusedPeople(failure: ApiError | null): RefusedPeople | null {
  const code = failure?.reply?.code ?? '';
  const why = Object.hasOwn(reasons, code) ? reasons[code as keyof typeof reasons] : null;
  if (why === null) {
    return null;
  }
  const fields = Object.keys(failure?.reply?.fields ?? {});
  const positions = fields.flatMap((name) => /^personIds\.(\d+)$/u.exec(name)?.[1] ?? []).map(Number);
  return { why, positions: new Set(positions) };
}
