import { readFileSync } from 'node:fs';
import type { Drill } from '../../../../contract/training.ts';

/** A step as shipped: `acts` are actions of the audit trail, any one of which is the step done; without, it is ticked. */
export type ShippedStep = {
  readonly id: string;
  readonly vi: string;
  readonly en: string;
  readonly path: string;
  readonly acts?: readonly string[];
};
export type ShippedDrill = Omit<Drill, 'steps'> & { readonly steps: readonly ShippedStep[] };

const file = new URL('../../../../data/training/drills.json', import.meta.url);

/** The drills that ship, by id. */
export const drills: ReadonlyMap<string, ShippedDrill> = new Map(
  (JSON.parse(readFileSync(file, 'utf8')) as { drills: ShippedDrill[] }).drills.map((drill) => [
    drill.id,
    drill,
  ]),
);

/** A drill as the screen gets it. */
export function presentDrill({ steps, ...drill }: ShippedDrill): Drill {
  return {
    ...drill,
    steps: steps.map(({ acts, ...step }) => ({ ...step, kind: acts === undefined ? 'self' : 'act' })),
  };
}

/** Ids of the steps that are done, by what was ticked and by the acts since the drill began. */
export function doneSteps(
  { steps }: ShippedDrill,
  ticked: readonly string[],
  acts: ReadonlySet<string>,
): string[] {
  return steps.flatMap(({ id, acts: wanted }) =>
    (wanted === undefined ? ticked.includes(id) : wanted.some((act) => acts.has(act))) ? [id] : [],
  );
}
