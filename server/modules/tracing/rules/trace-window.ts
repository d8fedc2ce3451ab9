import type { contactSettings } from '../../../../contract/profiles.ts';
import type { PlaceKind } from '../../../registry/places/index.ts';
import type { CaseRef } from '../../cases/index.ts';

/** Where people meet: kinds of places, and settings of long stays, trips and rosters. */
export type Setting = PlaceKind | (typeof contactSettings)[number];

/** What a tracing looks at. Times Unix ms. */
export type TraceWindow = {
  readonly from: number;
  /** Nobody exposes anybody after it. */
  readonly to: number;
  /** The case exposes nobody after it: the end, or isolation. */
  readonly caseTo: number;
  /** Shortest overlap that counts, ms; in a setting or kind of place with one of its own, that. */
  readonly minMs: number;
  readonly minMsBySetting: { readonly [setting in Setting]?: number };
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
 * the contacts do to others. A shortest time that the officer gives holds in every setting. Contacts of contacts are
 * looked for only where the disease's profile follows them.
 */
export function traceWindow(ref: CaseRef, given: WindowOverrides): TraceWindow {
  const { profile } = ref;
  const to = given.to ?? ref.window.ruleTo;
  const settings = Object.entries(given.minMinutes === null ? profile.minMinutesBySetting : {});
  return {
    from: given.from ?? ref.window.from,
    to,
    caseTo: ref.isolatedAt === null ? to : Math.min(to, ref.isolatedAt),
    minMs: (given.minMinutes ?? profile.minMinutes) * 60_000,
    minMsBySetting: Object.fromEntries(settings.map(([setting, minutes]) => [setting, minutes * 60_000])),
    lingerMs: profile.lingerMinutes * 60_000,
    depth: given.depth >= 2 && profile.secondLevel ? 2 : 1,
  };
}
