import type { Static } from 'typebox';
import type { CutOffs } from '../../../../contract/profiles.ts';
import type { belowReasons, PlanPreview } from '../../../../contract/trace-plan.ts';
import { coveredBy, type Crowd, findCrowds, type Meeting } from './crowds.ts';

export type BelowReason = (typeof belowReasons)[number];

/** A contact as the cut looks at it. Evidence of the second level is not looked at and may be left out. */
export type CutContact = {
  readonly personNo: number;
  readonly level: number;
  readonly score: number;
  readonly ms: number;
  /** What an officer decided; a case by now counts as confirmed. Decided people are never cut. */
  readonly decision: 'CONFIRMED' | 'DROPPED' | null;
  readonly ordered: boolean;
  readonly evidence: readonly Meeting[];
};

export type Cut = {
  readonly below: ReadonlyMap<number, BelowReason>;
  readonly crowds: readonly (Crowd & { readonly covered: number })[];
};

/**
 * Whom cut-offs leave out of the proposals: whoever was only met in a crowd (the place exposure stands for them), whose
 * score is below the level's, and whom the cap leaves out, by level, then score. Levels are not touched. Confirmed
 * contacts use the cap up first.
 */
export function cutContacts(contacts: readonly CutContact[], cutOffs: CutOffs): Cut {
  const crowds =
    cutOffs.crowd === null
      ? []
      : findCrowds(
          contacts.filter((one) => one.level === 1),
          cutOffs.crowd,
        );
  const below = new Map<number, BelowReason>();
  const covered = new Map<Crowd, number>();
  const left: CutContact[] = [];
  for (const one of contacts) {
    if (one.decision !== null) {
      continue;
    }
    if (one.level === 1 && coveredBy(crowds, one.personNo, one.evidence)) {
      below.set(one.personNo, 'place');
      for (const crowd of crowds) {
        covered.set(crowd, (covered.get(crowd) ?? 0) + (crowd.personNos.has(one.personNo) ? 1 : 0));
      }
    } else if (one.score < (one.level === 1 ? cutOffs.F1 : cutOffs.F2)) {
      below.set(one.personNo, 'score');
    } else {
      left.push(one);
    }
  }
  if (cutOffs.maxOrders !== null) {
    const confirmed = contacts.filter((one) => one.decision === 'CONFIRMED').length;
    const room = Math.max(0, cutOffs.maxOrders - confirmed);
    for (const one of left.toSorted(byRank).slice(room)) {
      below.set(one.personNo, 'cap');
    }
  }
  return { below, crowds: crowds.map((crowd) => ({ ...crowd, covered: covered.get(crowd) ?? 0 })) };
}

function byRank(a: CutContact, b: CutContact): number {
  return a.level - b.level || b.score - a.score || b.ms - a.ms || a.personNo - b.personNo;
}

type Preview = Static<typeof PlanPreview>;
export type CutCounts = Pick<Preview, 'found' | 'proposed' | 'decided' | 'below' | 'orders' | 'steps'>;

/** Scores at which the preview counts who would be left. */
const STEPS = [0, 1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1_440, 2_880, 5_760];

/** The cut in figures. */
export function countCut(contacts: readonly CutContact[], cut: Cut): CutCounts {
  const zero = () => ({ F1: 0, F2: 0 });
  const counts = {
    found: zero(),
    proposed: zero(),
    decided: zero(),
    below: { score: zero(), cap: zero(), place: zero() },
  };
  let orders = 0;
  for (const one of contacts) {
    const level = one.level === 1 ? 'F1' : 'F2';
    const reason = cut.below.get(one.personNo);
    counts.found[level] += 1;
    (one.decision !== null ? counts.decided : reason === undefined ? counts.proposed : counts.below[reason])[
      level
    ] += 1;
    if (!one.ordered && one.decision !== 'DROPPED' && reason === undefined) {
      orders += 1;
    }
  }
  const undecided = contacts.filter((one) => one.decision === null);
  const steps = STEPS.map((score) => {
    const over = undecided.filter((one) => one.score >= score);
    const F1 = over.filter((one) => one.level === 1).length;
    return { score, F1, F2: over.length - F1 };
  });
  return { ...counts, orders, steps };
}
