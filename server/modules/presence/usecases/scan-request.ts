import type { Static } from 'typebox';
import type { PresenceInput } from '../../../../contract/presence.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { contentHash } from '../../../platform/receipts/receipts.ts';
import type { IdentityKey } from '../../../registry/people/index.ts';
import type { PlaceRef } from '../../../registry/places/index.ts';
import { refuse } from '../refusals.ts';
import { eventTime } from '../rules/event-time.ts';
import type { Assurance, PresenceSource, TimeQuality } from '../store/stays.ts';

export type PresenceInput = Static<typeof PresenceInput>;

/** A check-in on its way into the log: checked as far as it can be without the database. */
export type ScanRequest = {
  readonly id: string;
  readonly hash: Buffer;
  readonly scope: Scope;
  readonly placeCode: string;
  readonly identity: IdentityKey;
  readonly at: number;
  readonly leftAt: number | null;
  readonly timeQuality: TimeQuality;
  readonly deviceAt: number | null;
  readonly wantedAssurance: Assurance | null;
  readonly source: PresenceSource | null;
};

/** Reads a check-in: exactly one identification, real times, an end after the beginning. */
export function readScanRequest(
  scope: Scope,
  input: PresenceInput,
  context: { now: number; keptDays: number; source: PresenceSource | null },
): Outcome<ScanRequest> {
  const identities = Object.entries(input.person).filter(([, value]) => value !== undefined);
  const [kind, value] = identities[0] ?? [];
  if (identities.length !== 1 || kind === undefined || value === undefined) {
    return refuse('one-person', { fields: { person: 'exactly one of personId, cardCode, cccd, phone' } });
  }
  const said = Date.parse(input.at);
  const left = input.leftAt === undefined ? null : Date.parse(input.leftAt);
  if (Number.isNaN(said) || Number.isNaN(left)) {
    return refuse('bad-time', { fields: { [Number.isNaN(said) ? 'at' : 'leftAt']: 'ISO 8601 with offset' } });
  }
  if (left !== null && left <= said) {
    return refuse('left-before-at', { fields: { leftAt: 'after at' } });
  }
  const time = eventTime(said, context.now, context.keptDays);
  return done({
    id: input.id.toLowerCase(),
    hash: contentHash(['presence', { ...input, id: input.id.toLowerCase() }]),
    scope,
    placeCode: input.placeCode,
    identity: { kind: kind as IdentityKey['kind'], value },
    at: time.at,
    // An end moves with its beginning where the clock was wrong: the length is what the device knew.
    leftAt: left === null ? null : left + (time.at - said),
    timeQuality: context.source === 'declared' && time.quality === 'device' ? 'recalled' : time.quality,
    deviceAt: time.deviceAt,
    wantedAssurance: input.assurance ?? null,
    source: context.source,
  });
}

/** Who may record what at this place, and how sure the identity then is. */
export function authoriseScan(
  request: ScanRequest,
  place: PlaceRef,
): Outcome<{ assurance: Assurance; source: PresenceSource }> {
  const { scope, identity } = request;
  if (scope.actor.kind === 'account' && scope.dataset !== place.dataset) {
    return refuse('other-dataset');
  }
  if (!place.active) {
    return refuse('place-closed');
  }
  const duty = mayIn(scope, 'presence.record', place.areaPath);
  if (!duty && identity.kind !== 'phone' && identity.kind !== 'cardCode') {
    return refuse('identification-forbidden');
  }
  const sure: Assurance =
    identity.kind === 'phone' ? 'unverified' : identity.kind === 'personId' ? 'officer' : 'document';
  return done({
    assurance: duty ? (request.wantedAssurance ?? sure) : 'unverified',
    source: request.source ?? (duty ? 'host' : 'scan'),
  });
}
