import { drills, fill, type Own } from './drills.ts';

/** Who has not come on for so long stands still: half of what a whole drill takes. */
export const STUCK_MS = 5 * 60_000;

/** The step that a run is at, in words; null: finished, or a drill that is no longer shipped. */
export function stepOf(run: {
  readonly drill: string;
  readonly done: readonly string[];
  readonly own: Own | null;
}): { vi: string; en: string } | null {
  const step = drills.get(run.drill)?.steps.find(({ id }) => !run.done.includes(id));
  return step === undefined ? null : { vi: fill(step.vi, run.own), en: fill(step.en, run.own) };
}
