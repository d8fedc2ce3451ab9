import { describe, expect, it } from 'vitest';
import { isLate, waitOf } from './due.ts';
import type { ReportStatus } from './life-cycle.ts';

const statuses: readonly ReportStatus[] = ['DRAFT', 'REVIEWED', 'SIGNED', 'ISSUED', 'SUPERSEDED'];

describe('a report with a time by which it has to be issued', () => {
  it('waits for the step that comes next', () => {
    expect(statuses.map(waitOf)).toEqual(['review', 'sign', 'issue', null, null]);
  });

  it('is late from that very time on, until it is issued', () => {
    const due_at = new Date(1_000);
    expect(statuses.map((status) => isLate({ status, due_at }, 1_000))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(isLate({ status: 'REVIEWED', due_at }, 999)).toBe(false);
  });

  it('made by an officer has no such time and is never late', () => {
    expect(isLate({ status: 'DRAFT', due_at: null }, Number.MAX_SAFE_INTEGER)).toBe(false);
  });
});
