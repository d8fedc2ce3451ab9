import type { LabelCode, LabelKind } from '../../../contract/labels.ts';
import { useLabel } from './i18n.ts';
import { Tag, type Tone } from './Tag.tsx';

const tones: { readonly [code: string]: Tone } = {
  CONFIRMED: 'bad',
  PROBABLE: 'warning',
  SUSPECT: 'warning',
  NO_CASE: 'muted',
  PROPOSED: 'warning',
  DROPPED: 'muted',
  CONVERTED: 'bad',
  OVERDUE: 'bad',
  FOLLOW_UP: 'blue',
  COMPLETED: 'good',
  LOST: 'warning',
  NO_FOLLOW_UP: 'muted',
  IN_FORCE: 'blue',
  RELEASED: 'good',
  CANCELLED: 'muted',
  EXPIRED: 'warning',
  POSITIVE: 'bad',
  NEGATIVE: 'good',
  INDETERMINATE: 'warning',
  NOT_DONE: 'muted',
  RECEIVED: 'blue',
  REJECTED: 'bad',
  ENTERED: 'warning',
  OPEN: 'warning',
  APPLIED: 'good',
  DISMISSED: 'muted',
  NOTED: 'muted',
  SUPERSEDED: 'muted',
  FROZEN: 'warning',
  SIGNED: 'good',
  RAISED: 'bad',
  ACKNOWLEDGED: 'blue',
  ASSIGNED: 'blue',
  CLOSED: 'muted',
  PUBLISHED: 'good',
  RETURNED: 'muted',
  REVIEWED: 'blue',
  APPROVED: 'blue',
  ACTIVE: 'good',
  WITHDRAWN: 'muted',
  ok: 'good',
  warning: 'warning',
  error: 'bad',
  absent: 'muted',
};

type StatusTagProps<K extends LabelKind> = { readonly kind: K; readonly code: LabelCode<K> };

/** A status in words, with its mark. A confirmed contact is work agreed on, a confirmed case is bad news. */
export function StatusTag<K extends LabelKind>({ kind, code }: StatusTagProps<K>) {
  const name = useLabel();
  const tone = kind === 'contactStatus' && code === 'CONFIRMED' ? 'good' : (tones[String(code)] ?? 'plain');
  return <Tag tone={tone}>{name(kind, code)}</Tag>;
}
