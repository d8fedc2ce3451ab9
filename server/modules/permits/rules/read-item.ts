import type { Static } from 'typebox';
import type { PermitItem } from '../../../../contract/permits.ts';
import {
  parseCitizenCard,
  parseCitizenId,
  parsePhone,
  parsePlate,
} from '../../../../lib/vietnamese/index.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';

export type Item = Static<typeof PermitItem>;

/** A request in canonical form; minutes of the local day. */
export type ReadItem = {
  readonly kind: Item['kind'];
  readonly fullName: string;
  readonly cccd: string | null;
  readonly phone: string | null;
  readonly plate: string | null;
  readonly goods: string | null;
  readonly route: readonly string[];
  readonly fromMinute: number | null;
  readonly untilMinute: number | null;
  readonly from: string;
  readonly until: string;
};

const DAY_MS = 24 * 60 * 60_000;
/** Longest term of a permit, days. */
const MOST_DAYS = 180;

/**
 * Reads what an enterprise typed or pasted. Refused is what would make a permit that no gate can check.
 * @param knownArea whether a unit with this code is on today's list.
 */
export function readItem(item: Item, today: string, knownArea: (code: string) => boolean): Outcome<ReadItem> {
  const days = (Date.parse(item.until) - Date.parse(item.from)) / DAY_MS;
  if (!(days >= 0 && days <= MOST_DAYS) || item.until < today) {
    return refuse('dates', { fields: { until: item.until } });
  }
  const plate = item.plate === undefined ? null : parsePlate(item.plate);
  if (plate?.ok === false || (item.kind === 'vehicle' && plate === null)) {
    return refuse('plate', { fields: { plate: 'invalid' } });
  }
  const cccd = readCard(item.cccd);
  const phone = item.phone === undefined ? null : parsePhone(item.phone);
  if (cccd === undefined || phone?.ok === false) {
    return refuse('identity', { fields: { [cccd === undefined ? 'cccd' : 'phone']: 'invalid' } });
  }
  const unknown = item.route.find((code) => !knownArea(code));
  if (unknown !== undefined) {
    return refuse('route', { params: { code: unknown }, fields: { route: unknown } });
  }
  return done({
    kind: item.kind,
    fullName: item.fullName,
    cccd,
    phone: phone?.ok === true ? phone.value.canonical : null,
    plate: plate?.ok === true ? plate.value.canonical : null,
    goods: item.goods ?? null,
    route: item.route,
    fromMinute: minuteOf(item.fromTime),
    untilMinute: minuteOf(item.untilTime),
    from: item.from,
    until: item.until,
  });
}

/** A card's whole text or a number; undefined when it is neither. */
function readCard(text: string | undefined): string | null | undefined {
  if (text === undefined) {
    return null;
  }
  const card = parseCitizenCard(text);
  if (card.ok) {
    return card.value.number;
  }
  const id = parseCitizenId(text);
  return id.ok && id.value.kind === 'cccd' ? id.value.number : undefined;
}

function minuteOf(text: string | undefined): number | null {
  const [hours, minutes] = (text ?? '').split(':').map(Number);
  return hours === undefined || minutes === undefined ? null : hours * 60 + minutes;
}
