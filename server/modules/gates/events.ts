/** Crossings were accepted at these posts; `turnedBack` of them were sent back. */
export type GateCrossed = {
  readonly placeNos: readonly number[];
  readonly areaNos: readonly number[];
  readonly ids: readonly string[];
  readonly turnedBack: number;
};

/** A shift began or ended at a post. */
export type GateShift = { readonly areaNos: readonly number[]; readonly id: string };

/** What packs are made of changed. */
export type PackChanged = { readonly what: 'rules' | 'zones' | 'watch' | 'post' };

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'gate.crossed': GateCrossed;
    'gate.shift': GateShift;
    'gate.pack-changed': PackChanged;
  }
}
