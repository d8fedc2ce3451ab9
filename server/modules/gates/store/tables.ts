import type { Static } from 'typebox';
import type { CrossingInput } from '../../../../contract/gates.ts';

type Input = Static<typeof CrossingInput>;

/** A crossing as stored. */
export type CrossingRow = {
  place_no: number;
  id: string;
  dataset: string;
  area_no: number;
  shift_id: string | null;
  device_id: string | null;
  group_id: string | null;
  at: Date;
  received_at: Date;
  direction: Input['direction'];
  means: Input['means'];
  outcome: Input['outcome'];
  person_no: number | null;
  declaration_code: string | null;
  permit_code: string | null;
  slip: string | null;
  plate: Buffer | null;
  plate_index: Buffer | null;
  vehicle_kind: string | null;
  seat: Input['seat'] | null;
  by_group: boolean;
  companions: number;
  origin_area_code: string | null;
  words: Buffer | null;
  departed_at: Date | null;
  zone_rank: number | null;
  temperature: number | null;
  proposed: Input['decision'];
  decision: Input['decision'];
  override_reason: string | null;
  rule_set: string;
  rule_version: number;
  /** JSON columns take text and answer values. */
  reasons: Input['reasons'];
  facts: Input['facts'] | null;
  waved: boolean;
};

export type PostRow = {
  place_no: number;
  dataset: string;
  border: boolean;
  neighbour_nos: number[];
  mode: 'all' | 'permit-lane' | 'sample';
  one_in: number | null;
  mode_reason: string | null;
  mode_since: Date | null;
};

export type ShiftRow = {
  place_no: number;
  id: string;
  dataset: string;
  officer_id: string | null;
  officer: string;
  lane: string | null;
  direction: 'in' | 'out';
  state: 'open' | 'handed-over' | 'ended';
  started_at: Date;
  ended_at: Date | null;
  note: string | null;
  device_id: string | null;
  unsynced: number | null;
};

export type GateTables = { gate_post: PostRow; gate_shift: ShiftRow };
