import { parsePhone } from '../../../../lib/vietnamese/index.ts';
import { type Scope, mayIn } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { type Outcome, done } from '../../../platform/outcomes/outcome.ts';
import type { Area } from '../../areas/index.ts';
import type { PlacesContext } from '../context.ts';
import { refuse } from '../refusals.ts';

/** The unit in which a place is to lie: it exists today and the scope manages places there. */
export function checkArea(context: PlacesContext, scope: Scope, areaId: string): Outcome<Area> {
  const area = context.areas.byId(areaId);
  const today = localDate(context.platform.clock.now());
  if (area === undefined || area.validFrom > today || (area.validTo !== null && area.validTo <= today)) {
    return refuse('unknown-area', { fields: { areaId: 'no unit of today' } });
  }
  return mayIn(scope, 'place.manage', area.path)
    ? done(area)
    : refuse('area-outside', { fields: { areaId: 'outside the own area' } });
}

/** The owner's phone in canonical form; null where none was given. */
export function checkPhone(text: string | undefined): Outcome<string | null> {
  if (text === undefined) {
    return done(null);
  }
  const phone = parsePhone(text);
  return phone.ok
    ? done(phone.value.canonical)
    : refuse('bad-phone', { fields: { ownerPhone: phone.reason } });
}

/** Numbers of a service: 115, 1022, 1900 1234. */
const SHORT = /^1\d{2,7}$/;

/** A number for everybody in canonical form, short ones included; null where none was given, undefined where nothing was said. */
export function checkPublicPhone(text: string | null | undefined): Outcome<string | null | undefined> {
  if (text === undefined || text === null) {
    return done(text);
  }
  const digits = text.replaceAll(/[\s.-]/g, '');
  if (SHORT.test(digits)) {
    return done(digits);
  }
  const phone = parsePhone(text);
  return phone.ok
    ? done(phone.value.canonical)
    : refuse('bad-public-phone', { fields: { publicPhone: phone.reason } });
}

/** A position has both degrees or none. */
export function checkPosition(lat: number | null | undefined, lon: number | null | undefined): Outcome<null> {
  const missing = (lat ?? null) === null ? 'lat' : 'lon';
  return ((lat ?? null) === null) === ((lon ?? null) === null)
    ? done(null)
    : refuse('half-position', { fields: { [missing]: 'both or none' } });
}
