/** Crossings were accepted at these posts; `turnedBack` of them were sent back. */
export type GateCrossed = {
  readonly placeNos: readonly number[];
  readonly areaNos: readonly number[];
  readonly ids: readonly string[];
  readonly turnedBack: number;
};

/** A shift began or ended at a post. */
export type GateShift = { readonly areaNos: readonly number[]; readonly id: string };
/** A vehicle was recorded with those in it. */
export type GateVehicle = {
  readonly placeNo: number;
  readonly areaNos: readonly number[];
  readonly id: string;
};

/** A post asked its commander, or something came of it. */
export type GateEscalation = GateVehicle & { readonly what: 'ask' | 'answer' | 'take' | 'settle' };

/** What packs are made of changed. */
export type PackChanged = { readonly what: 'rules' | 'zones' | 'watch' | 'post' };

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'gate.crossed': GateCrossed;
    'gate.shift': GateShift;
    'gate.vehicle': GateVehicle;
    'gate.escalation': GateEscalation;
    'gate.pack-changed': PackChanged;
  }
}
