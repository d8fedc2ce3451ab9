import shipped from '../../../../data/rules/lockdown/passes.json' with { type: 'json' };
import type { passDirections, passReasons } from '../../../../contract/lockdowns.ts';

export type PassReason = (typeof passReasons)[number];

/** Whether somebody may pass the gate of a cordon for this reason. */
export function mayPass(direction: (typeof passDirections)[number], reason: PassReason): boolean {
  return (shipped[direction] as readonly string[]).includes(reason);
}
