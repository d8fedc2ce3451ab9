import type { RowOf } from '../../kit/list/useList.ts';

export type ContactRow = RowOf<'GET /cases/{id}/contacts'>;
export type EvidenceRow = ContactRow['evidence'][number];

/** The strongest ground of a contact, for one line of the grid. */
export type Why = {
  readonly source: EvidenceRow['source'];
  readonly placeName: string | null;
  /** Other places or grounds; several meetings at one place count once. */
  readonly more: number;
};

/** The evidence with the most minutes, and how many other places or grounds there are; null without evidence. */
export function whyOf(contact: ContactRow): Why | null {
  const first = contact.evidence.toSorted((a, b) => b.minutes - a.minutes)[0];
  if (first === undefined) {
    return null;
  }
  const grounds = new Set(contact.evidence.map(({ source, placeId }) => placeId ?? source));
  return { source: first.source, placeName: first.placeName, more: grounds.size - 1 };
}
