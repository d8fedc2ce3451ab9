import type { ScoreFactors } from '../../../contract/trace-plan.ts';
import type {
  contactStatuses,
  dropReasons,
  evidenceSources,
  followUpStatuses,
  relations,
  visitResults,
} from '../../../contract/tracing.ts';
import type { PlaceKind } from '../../registry/places/index.ts';

export type ContactStatus = (typeof contactStatuses)[number];
export type FollowUpStatus = (typeof followUpStatuses)[number];
export type EvidenceSource = (typeof evidenceSources)[number];
export type DropReason = (typeof dropReasons)[number];
export type Relation = (typeof relations)[number];
export type VisitResult = (typeof visitResults)[number];

/** One reason why somebody is a contact: exposed by `viaNo`; times Unix ms. */
export type Exposure = {
  readonly personNo: number;
  readonly viaNo: number;
  readonly source: EvidenceSource;
  readonly placeNo: number | null;
  readonly from: number;
  readonly to: number;
  /** Length that counts: the overlap; the sum of the overlaps where they were added up by place; 0 where nobody knows. */
  readonly ms: number;
  /** The roster or event behind it, as it was called then. */
  readonly group?: ExposureGroup;
  /** Kind of place and seat, where somebody recalled only these. */
  readonly setting?: PlaceKind;
  readonly spot?: string;
  /** Whether the case wore a mask and was under a roof there, where it recalled. */
  readonly masked?: boolean;
  readonly indoors?: boolean;
};

/** A roster or event that exposed somebody, with where both sat. */
export type ExposureGroup = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly spot: string | null;
  readonly viaSpot: string | null;
  readonly near: boolean;
  /** What a minute counts in the score: 1 for who was near. */
  readonly weight: number;
};

/** Evidence as kept with a contact. */
export type StoredEvidence = Omit<Exposure, 'personNo'>;

/** What tracing found of one person. */
export type TracedContact = {
  readonly personNo: number;
  readonly level: 1 | 2;
  readonly ms: number;
  readonly score: number;
  /** What the score is made of. */
  readonly factors: ScoreFactors;
  readonly first: number;
  readonly last: number;
  /** Distinct places of the evidence. */
  readonly places: number;
  /** Who exposed the contact first: the case itself on level 1. */
  readonly viaNo: number;
  readonly evidence: readonly StoredEvidence[];
};
