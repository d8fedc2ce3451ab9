import type { handoverEvents, handoverReasons, handoverSubjects } from '../../../../contract/handover.ts';
import type { UploadType } from '../../../platform/files/read-upload.ts';
import type { Signer } from '../../orders/index.ts';
import type { HandoverStatus } from '../rules/life-cycle.ts';

export type HandoverReason = (typeof handoverReasons)[number];
export type HandoverSubject = (typeof handoverSubjects)[number];

/** A unit outside the province, as the sender wrote it. */
export type Outside = { readonly province: string; readonly unit: string; readonly phone?: string };

/** A letter as stored. */
export type LetterRow = {
  id: string;
  dataset: string;
  number: string;
  office_id: string;
  series_year: number;
  sequence: number;
  to_area_no: number | null;
  outside: Outside | null;
  signer: Signer | null;
  reason: HandoverReason;
  note: string | null;
  /** Digest of the words that it was sent with (kept by the orders module); null: sent before they were kept. */
  wording: string | null;
  people: number;
  sent_at: Date;
  sent_by: string;
};

/** One person handed over. */
export type HandoverRow = {
  person_no: number;
  id: string;
  dataset: string;
  letter_id: string;
  position: number;
  subject: HandoverSubject;
  case_id: string;
  contact_id: string | null;
  from_area_no: number;
  to_area_no: number | null;
  status: HandoverStatus;
  reason: HandoverReason;
  sent_at: Date;
  sent_by: string;
  due_at: Date;
  warnings: 0 | 1 | 2 | 3;
  superior_area_no: number | null;
  answered_at: Date | null;
  answered_by: string | null;
  answer_reason: string | null;
  return_until: Date | null;
  returned_at: Date | null;
  reply_number: string | null;
  reply_date: string | null;
  dossier: Buffer;
};

export type HandoverEventRow = {
  person_no: number;
  handover_id: string;
  id: string;
  kind: (typeof handoverEvents)[number];
  at: Date;
  by_name: string;
  note: string | null;
};

export type ReplyRow = {
  person_no: number;
  handover_id: string;
  name: string;
  type: UploadType;
  bytes: Buffer;
};
