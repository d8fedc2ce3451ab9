import type { Wording } from '../../../../contract/order-templates.ts';
import { namesUnit } from '../../../../lib/vietnamese/index.ts';
import { dayAndTime, longDate } from '../../../platform/documents/official-texts.ts';
import { termDays } from '../rules/limits.ts';
import type { OrderKind, OrderStatus } from '../rules/order-status.ts';
import { officeInFull } from '../../../platform/documents/official.ts';
import { measureOf } from '../rules/standing-wordings.ts';
import { fillLine, noValues, type PlaceholderValues } from '../rules/template-line.ts';
import { basisLines, recipientLines, shortDate } from './decision-texts.ts';

/** What every decision says of itself; times in Unix ms. */
export type DecisionHead = {
  readonly number: string;
  /** As it was when the decision was issued, with the names of the office below. */
  readonly wording: Wording;
  readonly officeName: string;
  /** Where the office sits: `Lạng Sơn`. */
  readonly officeSeat: string;
  readonly issuedAt: number;
  readonly legalBasis: string;
  readonly reason: string;
  /** Lines above the signature and the name below it; null: the place stays empty. */
  readonly signer: { readonly name: string; readonly lines: readonly string[] } | null;
};

/** What a decision on a person says. */
export type Decision = DecisionHead & {
  readonly id: string;
  readonly kind: OrderKind;
  readonly status: OrderStatus;
  readonly dataset: string;
  readonly from: number;
  /** As first ordered; a later end is noted at the foot. */
  readonly firstUntil: number;
  readonly until: number;
  readonly releaseRule: string;
  /** First service; null: not served. */
  readonly servedAt: number | null;
  /** The decisions that brought the end, the release or the cancellation that it has now; null: a note alone, or none. */
  readonly movedBy: DecisionRef | null;
  readonly releasedBy: DecisionRef | null;
  readonly cancelledBy: DecisionRef | null;
  readonly areaName: string | null;
  readonly place: { readonly name: string; readonly address: string | null } | null;
  readonly person: {
    readonly fullName: string;
    readonly sex: 'male' | 'female' | 'other' | 'unknown';
    readonly birthDate: string | null;
    readonly birthYear: number | null;
    readonly address: string | null;
    readonly areaName: string | null;
    readonly phone: string | null;
  };
};

/** How papers name a decision. */
export type DecisionRef = { readonly number: string; readonly issuedAt: number };

/** An article: its first paragraph, and lines below it. */
export type Article = { readonly lead: string; readonly lines: readonly string[] };

/** The decision as text, part by part, ready to be set. */
export type DecisionText = PaperText & {
  /** Body above the office; empty: none. */
  readonly above: string;
  readonly office: string;
  readonly place: string;
  /** Who decides, above the legal bases. */
  readonly authority: string;
};

/** What stands below the head of a paper. */
export type PaperText = {
  readonly subject: string;
  readonly basis: readonly string[];
  readonly articles: readonly Article[];
  readonly recipients: readonly string[];
  readonly notes: readonly string[];
};

/** Puts a decision into words: its wording with what is known of it. */
export function decisionText(decision: Decision): DecisionText {
  return wordedText(decision.wording, decisionValues(decision), notes(decision));
}

/** A wording with its values, part by part. */
export function wordedText(
  wording: Wording,
  values: PlaceholderValues,
  noted: readonly string[],
): DecisionText {
  const fill = (line: string) => fillLine(line, values);
  const filled = (lines: readonly string[]) => lines.map(fill).filter((line) => line !== '');
  return {
    above: fill(wording.above),
    office: fill(wording.office),
    place: fill(wording.place),
    authority: fill(wording.authority),
    subject: fill(wording.title),
    basis: basisLines(filled(wording.basis).join('; ')),
    articles: wording.articles.map(([lead = '', ...lines]) => ({ lead: fill(lead), lines: filled(lines) })),
    recipients: recipientLines(filled(wording.recipients)),
    notes: noted,
  };
}

/** What the placeholders of a wording stand for; those of other papers have no value here. */
export function decisionValues(decision: Decision): PlaceholderValues {
  const { person, from, firstUntil, areaName, officeName, officeSeat, issuedAt } = decision;
  const birthYear = person.birthYear?.toString() ?? person.birthDate?.slice(0, 4) ?? null;
  return {
    ...noValues,
    'person.title': { male: 'Ông', female: 'Bà', other: 'Ông/bà', unknown: 'Ông/bà' }[person.sex],
    'person.name': person.fullName,
    'person.nameCapitals': person.fullName.toLocaleUpperCase('vi'),
    'person.birth':
      person.birthDate !== null
        ? `Sinh ngày: ${shortDate(person.birthDate)}`
        : birthYear === null
          ? null
          : `Năm sinh: ${birthYear}`,
    'person.birthDate': person.birthDate === null ? null : shortDate(person.birthDate),
    'person.birthYear': birthYear,
    'person.phone': person.phone,
    'person.residence': residenceOf(person),
    'order.number': decision.number,
    'order.date': longDate(issuedAt),
    'order.basis': decision.legalBasis,
    'order.reason': decision.reason.trim(),
    'order.place': placeText(decision),
    'order.from': dayAndTime(from),
    'order.until': dayAndTime(firstUntil),
    'order.days': String(termDays(from, firstUntil)),
    'order.release': releaseText(decision.releaseRule),
    'first.measure': measureOf(decision.kind),
    'office.name': officeInFull(officeName),
    'office.seat': officeSeat,
    'area.name': inSentence(areaName) ?? 'nơi cư trú',
    'area.authorities': localAuthorities(officeName, areaName),
  };
}

function residenceOf({ address, areaName }: Decision['person']): string | null {
  // An address as people write it often names the unit already.
  const named = areaName !== null && namesUnit(address ?? '', areaName);
  const parts = [address, named ? null : inSentence(areaName)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

function placeText({ kind, place, person }: Decision): string {
  if (place !== null) {
    return place.address === null ? place.name : `${place.name}, ${place.address}`;
  }
  if (kind === 'quarantine-home' || kind === 'isolation-home') {
    return residenceOf(person) === null ? 'tại nơi cư trú' : 'tại nơi cư trú nêu trên';
  }
  return 'theo hướng dẫn của cơ quan ban hành quyết định';
}

/** `khi hết thời hạn cách ly …` of a wording of rules/release-rules.ts. */
function releaseText(releaseRule: string): string {
  const rule = `${releaseRule[0]!.toLocaleLowerCase('vi')}${releaseRule.slice(1)}`;
  return /^khi\s/u.test(rule) ? rule : `khi ${rule}`;
}

/** Who carries it out where the person lives; the committee that decides isn't named twice. */
export function localAuthorities(officeName: string, areaName: string | null): string {
  const unit = inSentence(areaName);
  if (unit === null) {
    return 'chính quyền và trạm y tế nơi cư trú';
  }
  const committee = `Ủy ban nhân dân ${unit}`;
  const isCommittee = officeInFull(officeName).toLocaleLowerCase('vi') === committee.toLocaleLowerCase('vi');
  return `${isCommittee ? 'trạm y tế' : 'Ủy ban nhân dân và trạm y tế'} ${unit}`;
}

/** `phường Tam Thanh` of `Phường Tam Thanh`. */
export function inSentence(areaName: string | null): string | null {
  return areaName === null ? null : `${areaName[0]!.toLocaleLowerCase('vi')}${areaName.slice(1)}`;
}

function notes(decision: Decision): string[] {
  const { status, until, firstUntil, servedAt, movedBy, releasedBy, cancelledBy } = decision;
  const moved = until > firstUntil ? 'gia hạn' : 'rút ngắn';
  return [
    ...(servedAt === null ? [] : [`Đã giao Quyết định này lúc ${dayAndTime(servedAt)}.`]),
    ...(until === firstUntil
      ? []
      : [`Thời hạn tại Điều 1 đã được ${moved} đến ${dayAndTime(until)}${byDecision(movedBy)}.`]),
    ...(status === 'CANCELLED' ? [`Quyết định này đã được hủy bỏ${byDecision(cancelledBy)}.`] : []),
    ...(status === 'RELEASED'
      ? [`Đã xác nhận kết thúc việc thực hiện Quyết định này${byDecision(releasedBy)}.`]
      : []),
  ];
}

/** By which decision something was done, where there is one. */
export function byDecision(decision: DecisionRef | null): string {
  return decision === null ? '' : ` theo Quyết định số ${decision.number} ${longDate(decision.issuedAt)}`;
}

/** What the QR code holds: the number and the id, by which an officer finds the order. */
export function decisionCode({ number, id }: Pick<Decision, 'number' | 'id'>): string {
  return `VX-ORDER ${number} ${id}`;
}
