import type { DataClass } from '../../../../contract/rights.ts';
import { ANONYMISED } from '../../../platform/holdings/terms.ts';
import type { Identifier, PersonDetail, PersonRow, PersonSummary } from '../types.ts';

/** Shown for a person of whom only a phone or a number is known. */
export const UNKNOWN_NAME = 'Chưa rõ tên';
const HIDDEN = '•••';

const LEGAL_GROUND =
  'Giám sát, điều tra và phòng, chống bệnh truyền nhiễm theo Luật Phòng, chống bệnh truyền nhiễm 03/2007/QH12 ' +
  '(từ 01/07/2026: Luật Phòng bệnh 114/2025/QH15); xử lý dữ liệu cá nhân theo Luật 91/2025/QH15, không dựa trên ' +
  'sự đồng ý. Chỉ dùng cho phòng, chống dịch.';
const LEGAL_GROUND_EN =
  'Surveillance, investigation and control of infectious disease under the Law on Prevention and Control of Infectious ' +
  'Diseases 03/2007/QH12 (from 1 July 2026: Law on Disease Prevention 114/2025/QH15); personal data are processed under ' +
  'Law 91/2025/QH15, not by consent. For epidemic control alone.';

/** A person decrypted, with the names of what it points to. */
export type PersonView = Omit<PersonRow, 'address' | 'areaNo' | 'householdNo' | 'mergedIntoNo'> & {
  readonly address: string | null;
  readonly areaId: string | null;
  readonly areaName: string | null;
  readonly phones: readonly string[];
  readonly identifiers: readonly Identifier[];
  readonly householdId: string | null;
  readonly cardCode: string | null;
  readonly mergedInto: string | null;
};

/** A name as a class may read it: masked keeps the family name and the initials of the others. */
export function presentName(fullName: string, named: boolean, dataClass: DataClass): string {
  if (dataClass === 'none') {
    return HIDDEN;
  }
  if (!named) {
    return fullName === ANONYMISED ? ANONYMISED : UNKNOWN_NAME;
  }
  if (dataClass !== 'masked') {
    return fullName;
  }
  const [family = '', ...others] = fullName.split(' ');
  return [family, ...others.map((word) => `${[...word][0] ?? ''}.`)].join(' ');
}

/** Last three characters of a number. */
export function mask(value: string): string {
  return `${HIDDEN}${value.slice(-3)}`;
}

type SummaryView = Omit<PersonView, 'identifiers' | 'householdId' | 'cardCode' | 'mergedInto'>;

/** The one way from a stored person to what a reader sees in a list. */
export function presentSummary(person: SummaryView, dataClass: DataClass): PersonSummary {
  const phone = person.phones[0] ?? null;
  const whole = dataClass === 'personal' || dataClass === 'sensitive';
  const hidden = dataClass === 'none';
  return {
    id: person.id,
    fullName: presentName(person.fullName, person.named, dataClass),
    sex: hidden ? 'unknown' : person.sex,
    birthDate: whole ? person.birthDate : null,
    birthYear: hidden ? null : person.birthYear,
    phone: hidden || phone === null ? null : whole ? phone : mask(phone),
    address: whole ? person.address : null,
    areaId: hidden ? null : person.areaId,
    areaName: hidden ? null : person.areaName,
  };
}

/** A whole record as a reader sees it; `household` comes presented, each member by its own area. */
export function presentDetail(
  person: PersonView,
  dataset: string,
  household: readonly PersonSummary[],
  dataClass: DataClass,
): PersonDetail {
  const whole = dataClass === 'personal' || dataClass === 'sensitive';
  const numbers = (values: readonly string[]) =>
    dataClass === 'none' ? [] : whole ? [...values] : values.map(mask);
  return {
    ...presentSummary(person, dataClass),
    phones: numbers(person.phones),
    identifiers: numbers(person.identifiers.map(({ value }) => value)).map((value, i) => ({
      kind: person.identifiers[i]!.kind,
      value,
    })),
    householdId: whole ? person.householdId : null,
    household: whole ? [...household] : [],
    cardCode: whole ? person.cardCode : null,
    source: person.source,
    assurance: person.assurance,
    dataset,
    mergedInto: person.mergedInto,
    legalGround: LEGAL_GROUND,
    legalGroundEn: LEGAL_GROUND_EN,
    restrictedAt: person.restrictedAt?.toISOString() ?? null,
    anonymisedAt: person.anonymisedAt?.toISOString() ?? null,
    version: person.version,
    createdAt: person.createdAt.toISOString(),
  };
}
