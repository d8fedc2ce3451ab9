import { officeInFull } from '../../../platform/documents/official.ts';
import { dayAndTime, longDate } from '../../../platform/documents/official-texts.ts';
import type { CordonPaperKind } from '../rules/paper-kinds.ts';
import { noValues, type PlaceholderValues } from '../rules/template-line.ts';
import {
  type DecisionHead,
  type DecisionRef,
  type DecisionText,
  inSentence,
  localAuthorities,
  wordedText,
} from './decision.ts';

/** What a decision on a cordoned area says; times in Unix ms. It names nobody inside. */
export type CordonDecision = DecisionHead & {
  readonly id: string;
  readonly dataset: string;
  readonly kind: CordonPaperKind;
  readonly title: string;
  readonly placeName: string | null;
  /** Units in which it lies, from the smallest to the commune. */
  readonly units: readonly string[];
  readonly drawn: boolean;
  /** By which addresses lie inside; null: told otherwise. */
  readonly addressWords: readonly string[] | null;
  readonly disease: string;
  readonly households: number;
  readonly people: number;
  readonly from: number;
  /** The end that it sets; of a lifting, when it was lifted. */
  readonly until: number;
  /** The end before this decision. */
  readonly formerUntil: number;
  /** The decision that set it up, and the newest before this one; null: this is the first. */
  readonly first: (DecisionRef & { readonly officeName: string }) | null;
  readonly former: DecisionRef | null;
};

/** Puts a decision on a cordoned area into words. */
export function cordonText(decision: CordonDecision): DecisionText {
  return wordedText(decision.wording, cordonValues(decision), []);
}

function cordonValues(given: CordonDecision): PlaceholderValues {
  const { first, former, officeName } = given;
  const commune = given.units.at(-1) ?? null;
  const changes: Partial<PlaceholderValues> =
    first === null
      ? { 'order.from': dayAndTime(given.from), 'order.until': dayAndTime(given.until) }
      : {
          'first.number': first.number,
          'first.date': longDate(first.issuedAt),
          'first.office': first.officeName,
          'former.number': former?.number ?? null,
          'former.date': former === null ? null : longDate(former.issuedAt),
          'change.formerUntil': dayAndTime(given.formerUntil),
          'change.until': dayAndTime(given.until),
        };
  return {
    ...noValues,
    ...changes,
    'order.number': given.number,
    'order.date': longDate(given.issuedAt),
    'order.basis': given.legalBasis,
    'order.reason': given.reason.trim(),
    'cordon.where': whereText(given),
    'cordon.boundary': boundaryText(given),
    'cordon.households': String(given.households),
    'cordon.people': String(given.people),
    'cordon.disease': given.disease,
    'office.name': officeInFull(officeName),
    'office.seat': given.officeSeat,
    'area.name': inSentence(commune) ?? 'nơi phong tỏa',
    'area.authorities': localAuthorities(officeName, commune),
  };
}

/** Name, place and units; what the words before it say already is not said again. */
function whereText({ title, placeName, units }: CordonDecision): string {
  const parts = [
    title,
    ...(placeName === null ? [] : [placeName]),
    ...units.map((unit) => inSentence(unit)!),
  ];
  return parts
    .reduce<string[]>((said, part) => {
      const known = said.join(', ').toLocaleLowerCase('vi');
      return known.includes(part.toLocaleLowerCase('vi')) ? said : [...said, part];
    }, [])
    .join(', ');
}

function boundaryText({ drawn, addressWords }: CordonDecision): string | null {
  if (addressWords !== null) {
    return `Gồm các nhà có địa chỉ: ${addressWords.join('; ')}`;
  }
  return drawn ? 'Ranh giới theo bản vẽ lưu kèm hồ sơ trên hệ thống' : null;
}
