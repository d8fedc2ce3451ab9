import type { ColumnId as PermitColumn } from '../../shared/lists/permits.ts';
import type { ColumnId as TripColumn } from '../../shared/lists/trips.ts';
import { kept } from '../data/kept.ts';
import { emptyList, type ListDraft } from './list.ts';

/** Who asks, as typed. */
export type EnterpriseDraft = {
  readonly name: string;
  readonly taxCode: string;
  readonly phone: string;
  readonly areaId: string | null;
};

/** Permits that are being asked for. */
export type PermitsDraft = ListDraft<PermitColumn> & {
  readonly route: readonly string[];
  readonly from: string;
  readonly until: string;
  /** Id of the request under which sent rows are looked up, and for which phone; null: none was sent yet. */
  readonly request: { readonly id: string; readonly phone: string } | null;
};

/** Trips that are being registered. */
export type TripsDraft = ListDraft<TripColumn> & {
  readonly routeId: string;
  readonly startDay: string;
  readonly startTime: string;
};

/** A request that was sent from this phone. */
export type SentRequest = { readonly receipt: string; readonly phone: string; readonly at: string };
/** A trip that was registered from this phone: its id is known to nobody else. */
export type SentTrip = { readonly id: string; readonly plate: string };

export const enterpriseDraft = kept<EnterpriseDraft>('enterprise');
export const permitsDraft = kept<PermitsDraft>('enterprise-permits');
export const tripsDraft = kept<TripsDraft>('enterprise-trips-draft');
export const sentRequests = kept<readonly SentRequest[]>('enterprise-requests');
export const sentTrips = kept<readonly SentTrip[]>('enterprise-trips');

export const emptyEnterprise: EnterpriseDraft = { name: '', taxCode: '', phone: '', areaId: null };

/** A list of permits with nothing in it. */
export function emptyPermits(today: string): PermitsDraft {
  return { ...emptyList, route: [], from: today, until: '', request: null };
}

/** A list of trips with nothing in it. */
export function emptyTrips(today: string): TripsDraft {
  return { ...emptyList, routeId: '', startDay: today, startTime: '' };
}
