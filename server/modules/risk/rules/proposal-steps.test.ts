import { describe, expect, it } from 'vitest';
import { afterStep } from './proposal-steps.ts';

const statuses = ['PROPOSED', 'REVIEWED', 'APPROVED', 'PUBLISHED', 'RETURNED'] as const;
const steps = ['review', 'approval', 'publication'] as const;

describe('afterStep', () => {
  it('goes through every edge and no other', () => {
    const edges = statuses.flatMap((status) =>
      steps.flatMap((step) =>
        [true, false].map((accept) => `${status} ${step} ${accept}: ${afterStep(status, step, accept)}`),
      ),
    );
    expect(edges.filter((edge) => !edge.endsWith('null'))).toEqual([
      'PROPOSED review true: REVIEWED',
      'PROPOSED review false: RETURNED',
      'REVIEWED approval true: APPROVED',
      'REVIEWED approval false: RETURNED',
      'APPROVED publication true: PUBLISHED',
      'APPROVED publication false: RETURNED',
    ]);
  });
});
