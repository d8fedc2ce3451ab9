import firstCalls from '../../../../data/rules/scripts/first-call.json' with { type: 'json' };
import type { CallScript } from '../../../../contract/interviews.ts';
import type { Static } from 'typebox';
import type { InterviewKind } from '../types.ts';

export type Script = Static<typeof CallScript>;
export type ScriptVersion = Script & {
  /** `*`: every disease without a script of its own. */
  readonly disease: string;
  readonly kinds: readonly InterviewKind[];
};

/** Scripts that ship: `data/rules/scripts`; a test holds them to the contract. */
export const shippedScripts = firstCalls as readonly ScriptVersion[];

/** The script in force on a local day `YYYY-MM-DD`: that of the disease before the general one, the newest first. */
export function scriptFor(
  scripts: readonly ScriptVersion[],
  disease: string,
  kind: InterviewKind,
  day: string,
): Script | null {
  const valid = scripts
    .filter((one) => one.kinds.includes(kind) && one.validFrom <= day)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  const found = valid.find((one) => one.disease === disease) ?? valid.find((one) => one.disease === '*');
  if (found === undefined) {
    return null;
  }
  const { code, validFrom, source, certainty, steps } = found;
  return { code, validFrom, source, certainty, steps };
}
