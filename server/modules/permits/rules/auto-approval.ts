import rule from '../../../../data/rules/permits/auto-approval.json' with { type: 'json' };
import type { ReadItem } from './read-item.ts';

/** When a permit is approved without a person, as dated data. */
export type ApprovalRule = {
  readonly version: string;
  readonly validFrom: string;
  readonly kinds: readonly string[];
  readonly mostDays: number;
  /** Fields that must be filled. */
  readonly requires: readonly string[];
  /** Whether every unit of the route must lie in the own province. */
  readonly onlyOwnProvince: boolean;
};

export const shippedApproval: ApprovalRule = rule;

const DAY_MS = 24 * 60 * 60_000;

/** Whether the rule approves the request; everything else waits for an officer. */
export function approves(
  given: ApprovalRule,
  item: ReadItem,
  today: string,
  inProvince: (code: string) => boolean,
): boolean {
  const days = (Date.parse(item.until) - Date.parse(item.from)) / DAY_MS + 1;
  const values = item as unknown as Readonly<Record<string, unknown>>;
  return (
    given.validFrom <= today &&
    given.kinds.includes(item.kind) &&
    days <= given.mostDays &&
    given.requires.every((name) => values[name] !== null && values[name] !== undefined) &&
    (!given.onlyOwnProvince || item.route.every(inProvince))
  );
}
