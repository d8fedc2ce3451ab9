/**
 * What reading a code at a gate came to. Never silence, and never one text for two causes:
 * `valid` a code of ours in force; `expired` in force before, or withdrawn or changed since: declare again; `bad-signature`
 * looks like ours but nobody trusted signed it: perhaps forged; `other-known` another known code (citizen card, insurance
 * card, vaccine passport, phone, plate), which is acted on; `unknown` no code we know: type instead; `no-zone-data` read
 * well, but nothing is known of the zone that the person comes from; `of-training` a code of the training at a real gate and
 * `not-of-training` a real one in a training: nothing of either counts.
 */
export const SCAN_OUTCOMES = [
  'valid',
  'expired',
  'bad-signature',
  'other-known',
  'unknown',
  'no-zone-data',
  'of-training',
  'not-of-training',
] as const;
export type ScanOutcome = (typeof SCAN_OUTCOMES)[number];

/** What happens with a person or vehicle at the gate. */
export const GATE_DECISIONS = ['pass', 'test', 'quarantine', 'turn-back', 'ask-commander'] as const;
export type GateDecision = (typeof GATE_DECISIONS)[number];
