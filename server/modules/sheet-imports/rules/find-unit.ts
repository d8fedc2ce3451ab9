import {
  adminKey,
  type AreaIndex,
  buildAreaIndex,
  fold,
  matchAddress,
} from '../../../../lib/vietnamese/index.ts';
import type { Area, AreaDirectory } from '../../../registry/areas/index.ts';
import { addressesOf, type ProvinceFinder, provinceFinder, type SaidAddress } from './address-provinces.ts';
import {
  type AddressPart,
  isCommuneKind,
  isDistrictKind,
  partsOf,
  withProvince,
  writings,
} from './address-writings.ts';
import type { CleanRow } from './clean-row.ts';

/** Where a row belongs: a unit of today, a question which of several, or nothing that could be read. */
export type FoundUnit =
  | {
      readonly kind: 'found';
      readonly areaNo: number;
      readonly reason: 'old-unit' | 'answered' | 'other-province' | 'stay-of-two' | null;
    }
  | { readonly kind: 'ask'; readonly key: string; readonly text: string; readonly choices: readonly Area[] }
  | { readonly kind: 'none' };

export type UnitFinder = (unit: CleanRow['unit']) => FoundUnit;

/** The day before the two-level list came into force. */
const OLD_LIST_DAY = '2025-06-30';
const MOST_KNOWN = 50_000;

/** A name of a commune is like another from here on (`matchAddress` gives 0.7 of its likeness). */
const ALIKE = 0.64;
const MOST_CHOICES = 6;

/**
 * Looks addresses up in today's list and in the old one, whose units lead to what became of them. What only a person can tell is
 * asked, once for the sender: which part of a divided commune, which reading of "Đồng Đăng, Cao Lộc" (a former commune of a former
 * district, or a hamlet of today's commune of that name), which name was misspelt. `answers` holds what was said, by key.
 * @param home unit of the sender: its province stands for rows that name none.
 */
export function unitFinder(
  areas: AreaDirectory,
  today: string,
  home: Area,
  answers: { readonly [key: string]: string },
): UnitFinder {
  const province = areas.upTo(home.no, 'province')?.fullName ?? '';
  const districts = areas.current(OLD_LIST_DAY, 'district');
  const isOfProvince = ({ no }: Area) => {
    const own = areas.upTo(no, 'province');
    return own !== undefined && keyOf(own) === adminKey(province);
  };
  const lists: Lists = {
    today: buildAreaIndex(areas.current(today), today),
    old: buildAreaIndex(areas.current(OLD_LIST_DAY), OLD_LIST_DAY),
    districts: new Set(districts.map(keyOf)),
    ownDistricts: new Set(districts.filter(isOfProvince).map(keyOf)),
  };
  const provinceOf = provinceFinder(areas, today);
  const read = (unit: Unit) => findUnit(areas, lists, asText(unit, province), province, provinceOf, answers);
  const known = new Map<string, FoundUnit>();
  return (unit) => {
    const key = `${unit.text}|${unit.commune}|${unit.district}|${unit.province}`;
    const before = known.get(key);
    if (before !== undefined) {
      return before;
    }
    const found = findStay(areas, unit, read, provinceOf, answers) ?? read(unit);
    if (known.size < MOST_KNOWN) {
      known.set(key, found);
    }
    return found;
  };
}

/** Of several addresses in a cell: the one where the person stays, as far as it says so; two provinces are asked of. Null: there is one. */
function findStay(
  areas: AreaDirectory,
  unit: Unit,
  read: (unit: Unit) => FoundUnit,
  provinceOf: ProvinceFinder,
  answers: { readonly [key: string]: string },
): FoundUnit | null {
  const said = unit.commune === '' && unit.district === '' ? addressesOf(unit.text) : [];
  if (said.length < 2) {
    return null;
  }
  const found = said.flatMap((one) => {
    const place = read({ ...unit, text: one.text });
    return place.kind === 'none' ? [] : [{ ...one, place }];
  });
  const provinces = new Set(found.flatMap(({ text }) => provinceOf(text)?.no ?? []));
  // "Bảo Lâm (Cao Lộc)" is one address.
  if (found.length < 2 || (provinces.size < 2 && found.every(({ kind }) => kind === null))) {
    return null;
  }
  const only = (kind: SaidAddress['kind']) => {
    const those = found.filter((one) => one.kind === kind);
    return those.length === 1 ? those[0]!.place : null;
  };
  const others = found.every(({ kind }) => kind !== null) ? null : only(null);
  const stay = only('stays') ?? (found.some(({ kind }) => kind === 'comes-from') ? others : null);
  if (stay !== null) {
    return stay.kind === 'found' && stay.reason === null ? { ...stay, reason: 'stay-of-two' } : stay;
  }
  const choices = new Set(
    found.flatMap(({ place }) => (place.kind === 'found' ? (areas.byNo(place.areaNo) ?? []) : [])),
  );
  const names = [...choices].map(({ fullName }) => fullName);
  return choices.size < 2 ? null : askOf(areas, names.join(' / '), [...choices], answers);
}

/**
 * A question, or what was answered to it.
 * @param text names of units alone: questions and answers are kept in clear, and an address tells where somebody lives.
 */
function askOf(
  areas: AreaDirectory,
  text: string,
  choices: readonly Area[],
  answers: { readonly [key: string]: string },
): FoundUnit {
  const key = fold(text);
  const answer = answers[key] === undefined ? undefined : areas.byId(answers[key]);
  return answer === undefined
    ? { kind: 'ask', key, text, choices }
    : { kind: 'found', areaNo: answer.no, reason: 'answered' };
}

type Lists = {
  readonly today: AreaIndex<Area>;
  readonly old: AreaIndex<Area>;
  /** Keys of the names of former districts, and of those of the own province. */
  readonly districts: ReadonlySet<string>;
  readonly ownDistricts: ReadonlySet<string>;
};
type Unit = CleanRow['unit'];

/** A whole address written into the column of the commune is one; initials of the own province are its name. */
function asText({ text, commune, district, province }: Unit, home: string): Unit {
  const whole = (part: string) => withProvince(part, home);
  return district === '' && partsOf(commune).length > 1
    ? {
        text: whole([text, commune, province].filter((part) => part !== '').join(', ')),
        commune: '',
        district: '',
        province: '',
      }
    : { text: whole(text), commune, district: whole(district), province: whole(province) };
}

function findUnit(
  areas: AreaDirectory,
  lists: Lists,
  unit: Unit,
  province: string,
  provinceOf: ProvinceFinder,
  answers: { readonly [key: string]: string },
): FoundUnit {
  const parts = [...partsOf(unit.text), ...partsOf(unit.commune), ...partsOf(unit.district)];
  const former = match(unit, province, lists.old);
  const old = former?.kind === 'commune' ? former : null;
  const now = todaysUnit(areas, lists, unit, province, parts);
  const ask = (text: string, choices: readonly Area[]) => askOf(areas, text, choices, answers);
  const district = old === null || old.parentNo === null ? undefined : areas.byNo(old.parentNo);
  const became = old === null ? [] : areas.successorsOf(old.no).areas;
  const [only] = became;
  // "Xã Bảo Lâm, huyện Cao Lộc": today's list has no districts, and would take the district for the commune of its name.
  if (old !== null && only !== undefined && (now === null || namesDistrict(unit))) {
    return became.length === 1
      ? { kind: 'found', areaNo: only.no, reason: 'old-unit' }
      : ask([old.fullName, district?.fullName].filter((part) => part !== undefined).join(', '), became);
  }
  if (now === null) {
    const elsewhere = otherProvince(lists, unit, province, parts, provinceOf);
    if (elsewhere !== null) {
      return { kind: 'found', areaNo: elsewhere.no, reason: 'other-province' };
    }
    const alike = alikeUnits(areas, lists, unit, province, parts, provinceOf);
    return alike === null ? { kind: 'none' } : ask(alike.text, alike.choices);
  }
  if (
    old !== null &&
    district !== undefined &&
    keyOf(district) === keyOf(now) &&
    keyOf(old) !== keyOf(now) &&
    !parts.some((part) => isCommuneKind(part) && part.key === keyOf(now)) &&
    !(became.length === 1 && only === now)
  ) {
    return ask(`${old.name}, ${district.name}`, [...new Set([...became, now])]);
  }
  return { kind: 'found', areaNo: now.no, reason: null };
}

/**
 * Another province that an address names, of whose communes none could be found. A former district of the own province says more
 * than the province behind it: "xã Hợp Thành, huyện Cao Lộc, Bắc Giang".
 */
function otherProvince(
  lists: Lists,
  { text, province: column }: Unit,
  home: string,
  parts: readonly AddressPart[],
  provinceOf: ProvinceFinder,
): Area | null {
  const named = provinceOf(column === '' ? text : column);
  if (named === null || adminKey(named.fullName) === adminKey(home)) {
    return null;
  }
  const isOurs = parts.some(({ key }) => lists.ownDistricts.has(key));
  return isOurs ? null : named;
}

const keyOf = ({ fullName }: Area) => adminKey(fullName);

/**
 * The commune of today that an address names; null where its name is that of a district ("Huyện Cao Lộc") or stands behind another
 * commune that is said to be one ("xã Yên Sơn, Hữu Lũng") and did not become part of it.
 */
function todaysUnit(
  areas: AreaDirectory,
  lists: Lists,
  unit: Unit,
  province: string,
  parts: readonly AddressPart[],
): Area | null {
  const area = match(unit, province, lists.today);
  // A whole province says nothing that the sender does not.
  if (area === null || area.kind === 'province') {
    return null;
  }
  const key = keyOf(area);
  const own = parts.filter((part) => part.key === key);
  if (own.some(isCommuneKind) || (unit.commune !== '' && adminKey(unit.commune) === key)) {
    return area;
  }
  if (own.some(isDistrictKind) || (unit.district !== '' && adminKey(unit.district) === key)) {
    return null;
  }
  const other = parts.find((part) => isCommuneKind(part) && part.key !== key);
  if (other === undefined) {
    return area;
  }
  const former = match({ text: '', commune: other.text, district: '', province: '' }, province, lists.old);
  return former !== null && areas.successorsOf(former.no).areas.includes(area) ? area : null;
}

/** Whether an address names a unit that only the former list has: a district, a town, a city below a province. */
function namesDistrict({ text, commune, district }: Unit): boolean {
  return (
    district !== '' ||
    /(^|[ ,.-])(huyen|h|quan|q|thi xa|tx|thi tran|tt|thanh pho|tp)[ .]/u.test(fold(`${text}, ${commune}`))
  );
}

/** Communes of a name like the one written, where the address says that it names a commune; null: none, or nothing is said. */
function alikeUnits(
  areas: AreaDirectory,
  lists: Lists,
  unit: Unit,
  province: string,
  parts: readonly AddressPart[],
  provinceOf: ProvinceFinder,
): { readonly text: string; readonly choices: readonly Area[] } | null {
  const written = unit.commune === '' ? parts : partsOf(unit.commune);
  const at = written.findIndex(isCommuneKind);
  const commune = written[at] ?? (unit.commune === '' ? undefined : written[0]);
  if (commune === undefined) {
    return null;
  }
  const choices = new Set<Area>();
  let likest = { score: 0, name: '' };
  for (const attempt of attemptsOf(unit, province)) {
    for (const index of [lists.today, lists.old]) {
      const found = matchAddress(attempt, index);
      const guesses = found.status === 'matched' ? [] : found.candidates;
      for (const { unit: one, score, reason } of guesses) {
        if (one.kind === 'commune' && score >= ALIKE && reason !== 'district-in-other-province') {
          const became = index === lists.old ? areas.successorsOf(one.no).areas : [one];
          became.forEach((area) => choices.add(area));
          likest = score > likest.score ? { score, name: one.name } : likest;
        }
      }
    }
  }
  const around = (unit.commune === '' ? parts.slice(at + 1) : partsOf(unit.district))
    .filter(({ key, text }) => lists.districts.has(key) || provinceOf(text) !== null)
    .map(({ text }) => text);
  return choices.size === 0
    ? null
    : {
        text: [asLongAs(likest.name, commune), ...around].join(', '),
        choices: [...choices].slice(0, MOST_CHOICES),
      };
}

/** A misspelt name with its kind, of as many words as the name that it is like: a house or somebody may stand behind it. */
function asLongAs(like: string, { text, name }: AddressPart): string {
  const clean = text.replace(/\s+/gu, ' ');
  const words = name.split(' ').slice(0, like.split(' ').length);
  return `${clean.slice(0, clean.length - name.length)}${words.join(' ')}`;
}

function attemptsOf(unit: Unit, province: string): readonly (string | Omit<Unit, 'text'>)[] {
  const parts = { commune: unit.commune, district: unit.district, province: unit.province };
  return unit.commune === '' && unit.district === ''
    ? writings(unit.text).flatMap((text) => [text, `${text}, ${province}`])
    : [unit.province === '' ? { ...parts, province } : parts];
}

function match(unit: Unit, province: string, index: AreaIndex<Area>): Area | null {
  for (const attempt of attemptsOf(unit, province)) {
    const found = matchAddress(attempt, index);
    if (found.status === 'matched' && found.unit.kind !== 'province') {
      return found.unit;
    }
  }
  return null;
}
