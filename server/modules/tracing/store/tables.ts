import type { Db, Tx } from '../../../platform/db/database.ts';
import type { PlaceKind } from '../../../registry/places/index.ts';
import type { ScoreFactors } from '../../../../contract/trace-plan.ts';
import type { BelowReason } from '../rules/cut-plan.ts';
import type { DropReason, Relation, StoredEvidence, VisitResult } from '../types.ts';

/** How a case was last traced. */
export type TraceRow = {
  case_id: string;
  dataset: string;
  from_at: Date | null;
  to_at: Date | null;
  depth: number;
  min_minutes: number | null;
  as_of: Date;
};

/** What tracing knows of one contact: the part that the projection and a decision share. */
export type ExposureColumns = {
  level: number;
  ms: number;
  score: number;
  first_at: Date;
  last_at: Date;
  places: number;
  via_person_no: number;
  evidence: StoredEvidence[];
};

/** A row of the projection. */
export type ContactRow = ExposureColumns & {
  dataset: string;
  case_id: string;
  person_no: number;
  is_case: boolean;
  link_id: string | null;
  as_of: Date;
  /** What the score is made of; null where only an earlier decision knows the contact. */
  factors: ScoreFactors | null;
  /** Why the cut-offs applied to the case leave the contact out; null: proposed. */
  below: BelowReason | null;
};

/** A decision on a contact, and its follow-up. */
export type LinkRow = ExposureColumns & {
  id: string;
  dataset: string;
  case_id: string;
  person_no: number;
  decision: 'CONFIRMED' | 'DROPPED';
  reason: DropReason | null;
  decided_at: Date;
  decided_by: string;
  area_no: number | null;
  follow_up_until: string | null;
  is_case: boolean;
  last_visit_at: Date | null;
  last_result: VisitResult | null;
  last_seen_at: Date | null;
  lost_at: Date | null;
  order_id: string | null;
  ordered_from: Date | null;
  transferred_at: Date | null;
  /** The decision that counts instead, on another record of the same person; null: this one. Since when. */
  counted_by: string | null;
  counted_by_since: Date | null;
};

export type VisitRow = {
  id: string;
  contact_id: string;
  case_id: string;
  dataset: string;
  area_no: number | null;
  at: Date;
  result: VisitResult;
  temperature: number | null;
  symptoms: string[];
  note: Buffer | null;
  lost: boolean;
  recorded_by: string;
};

export type NamedRow = {
  case_id: string;
  person_no: number;
  dataset: string;
  relation: Relation | null;
  from_at: Date;
  to_at: Date;
  named_at: Date;
  named_by: string;
  setting: PlaceKind | null;
  spot: string | null;
};

export type ResidenceRow = {
  place_no: number;
  id: string;
  dataset: string;
  person_no: number;
  room: string | null;
  from_at: Date;
  to_at: Date | null;
};

export type TripRow = {
  id: string;
  dataset: string;
  vehicle_no: number | null;
  plate: Buffer;
  departed_at: Date;
  arrived_at: Date;
  note: string | null;
};

type TracingTables = {
  contact_trace: TraceRow;
  contact: ContactRow;
  contact_link: LinkRow;
  contact_visit: VisitRow;
  named_contact: NamedRow;
  residence: ResidenceRow;
  trip: TripRow;
  trip_person: { trip_id: string; person_no: number; dataset: string };
  case_link: { case_from: string; case_to: string; dataset: string };
};

/** The store's view of the database. */
export const tables = (db: Db | Tx) => db.withTables<TracingTables>();

/** A time as text, for lists of times. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}
