import type {
  checkKinds,
  tripMisuseKinds,
  tripTaskOutcomes,
  tripTaskReasons,
} from '../../../../contract/trip-kit.ts';
import type { TripDirection, TripState } from '../rules/life-cycle.ts';
import type { PlateNation } from '../rules/read-plate.ts';
import type { Leg } from '../rules/timeline.ts';

/** A trip as stored. JSON columns take text and answer values. */
export type TripRow = {
  id: string;
  dataset: string;
  area_no: number;
  area_nos: number[];
  gate_no: number;
  yard_no: number | null;
  route_id: string;
  direction: TripDirection;
  state: TripState;
  enterprise: string | null;
  plate: Buffer;
  plate_index: Buffer;
  plate_nation: PlateNation;
  vehicle_kind: string | null;
  goods: string;
  weight_kg: number | null;
  seals: string[];
  details: Buffer;
  driver_no: number | null;
  assistant_nos: number[];
  legs: Leg[];
  rest_nos: number[];
  needs_hand_over: boolean;
  starts_at: Date;
  slot_at: Date | null;
  planned_arrival: Date;
  test_valid_until: Date | null;
  submitted_at: Date;
  registered_by: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
  short_code: string | null;
  signed: Buffer | null;
  credential_id: string | null;
  arrived_at: Date | null;
  passed_at: Date | null;
  closed_at: Date | null;
  next_due_at: Date | null;
  handed_at: Date | null;
  handed_place_no: number | null;
  handed_seals: string[] | null;
  handed_by: string | null;
  handed_details: Buffer | null;
  dedicated_no: number | null;
  lodging_place_no: number | null;
  anonymised_at: Date | null;
};

export type CheckRow = {
  trip_id: string;
  id: string;
  dataset: string;
  place_no: number;
  kind: (typeof checkKinds)[number];
  at: Date;
  seals: string[] | null;
  note: Buffer | null;
  from_crossing: boolean;
  /** A camera read the plate. */
  by_camera: boolean;
  received_at: Date;
  recorded_by: string;
};

export type TaskRow = {
  trip_id: string;
  id: string;
  dataset: string;
  gate_no: number;
  area_nos: number[];
  reason: (typeof tripTaskReasons)[number];
  key: string;
  state: 'open' | 'done';
  at: Date;
  place_no: number | null;
  late_minutes: number | null;
  seals: string[] | null;
  raised_at: Date;
  due_at: Date;
  outcome: (typeof tripTaskOutcomes)[number] | null;
  note: Buffer | null;
  done_by: string | null;
  done_at: Date | null;
};

export type MisuseRow = {
  trip_id: string;
  id: string;
  dataset: string;
  kind: (typeof tripMisuseKinds)[number];
  at: Date;
  place_no: number | null;
  other_place_no: number | null;
  other_at: Date | null;
  plate: Buffer | null;
  note: Buffer | null;
  reported_by: string | null;
  received_at: Date;
};

export type RouteRow = {
  id: string;
  dataset: string;
  name: string;
  gate_no: number;
  area_no: number;
  direction: TripDirection;
  stops: Leg[];
  rest_nos: number[];
  needs_hand_over: boolean;
  valid_from: string;
  valid_until: string | null;
  source: string;
  certainty: 'verified' | 'unverified';
  made_by: string;
  made_at: Date;
};

export type GateRow = {
  place_no: number;
  dataset: string;
  yard_no: number | null;
  slot_minutes: number;
  slot_capacity: number;
  opens_minute: number;
  closes_minute: number;
  source: string;
  certainty: 'verified' | 'unverified';
  changed_at: Date;
  changed_by: string;
};

export type TripTables = {
  border_trip: TripRow;
  border_check: CheckRow;
  border_task: TaskRow;
  border_misuse: MisuseRow;
  border_route: RouteRow;
  border_gate: GateRow;
};
