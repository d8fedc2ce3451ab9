import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { CaseRef } from '../../cases/index.ts';

/** What a tracing looks at. Times Unix ms. */
export type TraceWindow = {
  readonly from: number;
  /** Nobody exposes anybody after it. */
  readonly to: number;
  /** The case exposes nobody after it: the end, or isolation. */
  readonly caseTo: number;
  readonly minMs: number;
  readonly lingerMs: number;
  readonly depth: 1 | 2;
};

export type WindowOverrides = {
  readonly from: number | null;
  readonly to: number | null;
  readonly minMinutes: number | null;
  readonly depth: number;
};

/**
 * The window of a tracing: by default the infectious window of the case. Isolation ends what the case does, not what
 * the contacts do to others. Contacts of contacts are looked for only where the disease's profile follows them.
 */
export function traceWindow(ref: CaseRef, given: WindowOverrides): TraceWindow {
  const { profile } = ref;
  const { before, after } = ref.onsetDate === null ? profile.asymptomatic : profile.symptomatic;
  const to = given.to ?? ref.window.from + (before + after + 1) * DAY_MS;
  return {
    from: given.from ?? ref.window.from,
    to,
    caseTo: ref.isolatedAt === null ? to : Math.min(to, ref.isolatedAt),
    minMs: (given.minMinutes ?? profile.minMinutes) * 60_000,
    lingerMs: profile.lingerMinutes * 60_000,
    depth: given.depth >= 2 && profile.secondLevel ? 2 : 1,
  };
}
