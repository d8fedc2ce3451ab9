import { parseCitizenCard, parseCitizenId, parsePhone, parsePlate } from '../../../lib/vietnamese/index.ts';
import { addDays } from '../../shared/formats.ts';
import { fold } from '../../shared/fold.ts';
import { type ColumnId, type Defaults, problemOf, type SheetRow } from '../../shared/lists/permits.ts';
import { dateOf } from '../../shared/lists/people.ts';

/** A unit that a route may name: a commune of the province, or the province. */
export type Unit = { readonly code: string; readonly name: string };
export type PermitProblem =
  | NonNullable<ReturnType<typeof problemOf>>['text']
  | 'badPlate'
  | 'badCard'
  | 'badPhone'
  | 'badTerm';

/** Longest term of a permit, as the server takes it. */
const MOST_DAYS = 180;

/** What keeps a row from being sent, with its column; null when it is in order. */
export function permitProblem(
  row: SheetRow,
  defaults: Defaults,
  today: string,
): { readonly text: PermitProblem; readonly column: ColumnId } | null {
  const first = problemOf(row, defaults);
  if (first !== null) {
    return first;
  }
  if (row.plate.trim() !== '' && !parsePlate(row.plate).ok) {
    return { text: 'badPlate', column: 'plate' };
  }
  if (row.cccd.trim() !== '' && !isCard(row.cccd)) {
    return { text: 'badCard', column: 'cccd' };
  }
  if (row.phone.trim() !== '' && !parsePhone(row.phone).ok) {
    return { text: 'badPhone', column: 'phone' };
  }
  const from = dateOf(row.fromCell) ?? defaults.from ?? '';
  const until = dateOf(row.untilCell) ?? defaults.until ?? '';
  const inOrder = from <= until && today <= until && until <= addDays(from, MOST_DAYS);
  return inOrder ? null : { text: 'badTerm', column: 'untilCell' };
}

function isCard(text: string): boolean {
  const id = parseCitizenId(text);
  return parseCitizenCard(text).ok || (id.ok && id.value.kind === 'cccd');
}

/** A route with names of units in place of codes, as enterprises write it, as codes; what is unknown stays as typed. */
export function routeWithCodes(text: string, units: readonly Unit[]): string {
  const parts = text.split(/\s*(?:[,;>→+\n]|\s[-–]\s)\s*/u).filter((part) => part !== '');
  const found = parts.map((part) => {
    const wanted = plainName(part);
    return units.find(({ name }) => plainName(name) === wanted)?.code ?? part;
  });
  return found.join(' > ');
}

/** A name without its marks and without the kind of the unit. */
function plainName(name: string): string {
  return fold(name.trim()).replace(/^(?:xa|phuong|dac khu|tinh|thanh pho|tp\.?)\s+/u, '');
}

/** What a code of a unit is called; the code where it is unknown. */
export function unitName(code: string, units: readonly Unit[]): string {
  return units.find((unit) => unit.code === code)?.name ?? code;
}
