import { describe, expect, it } from 'vitest';
import type { RuleRow } from '../store/rules.ts';
import { ruleInForce } from './in-force.ts';

const row = (id: string, from: string, to: string | null, hour: number, status = 'ACTIVE') =>
  ({ id, status, active_from: from, active_to: to, activated_at: new Date(hour * 3_600_000) }) as RuleRow;

describe('ruleInForce', () => {
  it('is the one activated last of those in effect on the day', () => {
    const rows = [row('old', '2026-01-01', null, 1), row('new', '2026-03-01', '2026-04-01', 2)];
    const at = (day: string) => ruleInForce(rows, day)?.id;
    expect([at('2025-12-31'), at('2026-02-28'), at('2026-03-01'), at('2026-04-01')]).toEqual([
      undefined,
      'old',
      'new',
      'old',
    ]);
  });

  it('falls back to the one before when the newest is withdrawn, and never uses drafts or legal texts', () => {
    const rows = [
      row('old', '2026-01-01', null, 1),
      row('new', '2026-01-01', null, 2, 'WITHDRAWN'),
      row('draft', '2026-01-01', null, 3, 'DRAFT'),
      row('text', '2026-01-01', null, 4, 'SHIPPED'),
    ];
    expect(ruleInForce(rows, '2026-06-01')?.id).toBe('old');
  });
});
