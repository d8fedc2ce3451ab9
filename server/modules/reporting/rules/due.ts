import type { reportWaits } from '../../../../contract/reporting.ts';
import type { Right } from '../../../../contract/rights.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { ReportStatus } from './life-cycle.ts';

export type ReportWait = (typeof reportWaits)[number];

/** Reports whose time was over longer ago are history: nobody is warned of them and no figure counts them. */
export const LATE_FOR_MS = 2 * DAY_MS;

const waits: { readonly [status in ReportStatus]: ReportWait | null } = {
  DRAFT: 'review',
  REVIEWED: 'sign',
  SIGNED: 'issue',
  ISSUED: null,
  SUPERSEDED: null,
};

/** The right that takes a report on. */
export const stepRights: { readonly [wait in ReportWait]: Right } = {
  review: 'report.review',
  sign: 'report.sign',
  issue: 'report.issue',
};

/** What an unissued report waits for; null: it was issued. */
export function waitOf(status: ReportStatus): ReportWait | null {
  return waits[status];
}

type Due = { readonly status: ReportStatus; readonly due_at: Date | null };

/** Is its time over without it having been issued? */
export function isLate({ status, due_at: due }: Due, now: number): boolean {
  return due !== null && waits[status] !== null && due.getTime() <= now;
}
