import { termDays } from '../rules/limits.ts';
import type { OrderKind, OrderStatus } from '../rules/order-status.ts';
import { dayAndTime } from '../../../platform/documents/official-texts.ts';
import { basisLines, kindTexts, shortDate } from './decision-texts.ts';

/** What a decision says; times in Unix ms. */
export type Decision = {
  readonly id: string;
  readonly number: string;
  readonly kind: OrderKind;
  readonly status: OrderStatus;
  readonly dataset: string;
  readonly officeName: string;
  /** Where the office sits: `Lạng Sơn`. */
  readonly officeSeat: string;
  readonly issuedAt: number;
  readonly legalBasis: string;
  readonly reason: string;
  readonly from: number;
  /** As first ordered; a later end is noted at the foot. */
  readonly firstUntil: number;
  readonly until: number;
  readonly releaseRule: string;
  /** Lines above the signature and the name below it; null: the place stays empty. */
  readonly signer: { readonly name: string; readonly lines: readonly string[] } | null;
  /** First service; null: not served. */
  readonly servedAt: number | null;
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

/** An article: its first paragraph, and lines below it. */
export type Article = { readonly lead: string; readonly lines: readonly string[] };

/** The decision as text, part by part, ready to be set. */
export type DecisionText = {
  readonly subject: string;
  readonly basis: readonly string[];
  readonly articles: readonly Article[];
  readonly recipients: readonly string[];
  readonly notes: readonly string[];
};

/** Puts a decision into words. */
export function decisionText(decision: Decision): DecisionText {
  const { subject } = kindTexts[decision.kind];
  return {
    subject: `Về việc ${subject}`,
    basis: basisLines(decision.legalBasis),
    articles: [whom(decision), duties(decision), execution(decision)],
    recipients: [
      '- Như Điều 3;',
      `- Trạm y tế ${inSentence(decision.areaName) ?? 'nơi cư trú'};`,
      '- Lưu: VT.',
    ],
    notes: notes(decision),
  };
}

/** Who it is: name, birth and phone, residence. */
export function personLines({ person }: Pick<Decision, 'person'>): string[] {
  const title = { male: 'Ông', female: 'Bà', other: 'Ông/bà', unknown: 'Ông/bà' }[person.sex];
  const residence = residenceOf(person);
  const born =
    person.birthDate !== null
      ? `Sinh ngày: ${shortDate(person.birthDate)}`
      : person.birthYear === null
        ? null
        : `Năm sinh: ${person.birthYear}`;
  return sentences([
    `${title}: ${person.fullName.toLocaleUpperCase('vi')}`,
    [born, person.phone === null ? null : `Điện thoại: ${person.phone}`]
      .filter((part) => part !== null)
      .join('. '),
    residence === '' ? '' : `Nơi cư trú: ${residence}`,
  ]);
}

function residenceOf({ address, areaName }: Decision['person']): string {
  return [address, inSentence(areaName)].filter((part) => part !== null).join(', ');
}

/** Lines that say something, each with its full stop. */
function sentences(lines: readonly string[]): string[] {
  return lines.filter((line) => line !== '').map((line) => line.replace(/\.?$/, '.'));
}

function whom(decision: Decision): Article {
  const { kind, from, firstUntil, reason } = decision;
  const { subject, where } = kindTexts[kind];
  const residence = residenceOf(decision.person);
  const days = termDays(from, firstUntil);
  const term = `từ ${dayAndTime(from)} đến ${dayAndTime(firstUntil)}`;
  const lines = [
    `${where}: ${placeText(decision, residence)}`,
    kind === 'test' ? `Thời gian thực hiện: ${term}` : `Thời hạn: ${days} ngày, ${term}`,
    `Lý do: ${reason.trim()}`,
  ];
  const sentence = `${subject[0]!.toLocaleUpperCase('vi')}${subject.slice(1)} đối với:`;
  return { lead: sentence, lines: [...personLines(decision), ...sentences(lines)] };
}

function placeText({ kind, place }: Decision, residence: string): string {
  if (place !== null) {
    return place.address === null ? place.name : `${place.name}, ${place.address}`;
  }
  if (kind === 'quarantine-home' || kind === 'isolation-home') {
    return residence === '' ? 'tại nơi cư trú' : 'tại nơi cư trú nêu trên';
  }
  return 'theo hướng dẫn của cơ quan ban hành quyết định';
}

function duties({ kind, releaseRule }: Decision): Article {
  const rule = `${releaseRule[0]!.toLocaleLowerCase('vi')}${releaseRule.slice(1)}`;
  const ends = kind === 'test' ? 'Quyết định này hết hiệu lực' : 'Việc cách ly kết thúc';
  return {
    lead: `Người có tên tại Điều 1 có trách nhiệm ${kindTexts[kind].duties}.`,
    lines: [`${ends} ${/^khi\s/u.test(rule) ? '' : 'khi '}${rule}`],
  };
}

function execution({ officeName, areaName }: Decision): Article {
  const unit = inSentence(areaName);
  const committee = `Ủy ban nhân dân ${unit}`;
  const isCommittee = officeName.toLocaleLowerCase('vi') === committee.toLocaleLowerCase('vi');
  const local =
    unit === null
      ? 'chính quyền và trạm y tế nơi cư trú'
      : `${isCommittee ? 'trạm y tế' : 'Ủy ban nhân dân và trạm y tế'} ${unit}`;
  return {
    lead: `Quyết định này có hiệu lực kể từ khi được giao cho người có tên tại Điều 1. ${officeName}, ${local}, các cơ quan, đơn vị liên quan và người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.`,
    lines: [
      'Người có tên tại Điều 1 có quyền khiếu nại Quyết định này theo pháp luật về khiếu nại; trong khi chờ giải quyết vẫn phải chấp hành.',
    ],
  };
}

/** `phường Tam Thanh` of `Phường Tam Thanh`. */
function inSentence(areaName: string | null): string | null {
  return areaName === null ? null : `${areaName[0]!.toLocaleLowerCase('vi')}${areaName.slice(1)}`;
}

function notes({ status, until, firstUntil, servedAt }: Decision): string[] {
  const moved = until > firstUntil ? 'gia hạn' : 'rút ngắn';
  return [
    ...(servedAt === null ? [] : [`Đã giao Quyết định này lúc ${dayAndTime(servedAt)}.`]),
    ...(until === firstUntil ? [] : [`Thời hạn tại Điều 1 đã được ${moved} đến ${dayAndTime(until)}.`]),
    ...(status === 'CANCELLED' ? ['Quyết định này đã được hủy.'] : []),
    ...(status === 'RELEASED' ? ['Đã xác nhận kết thúc việc thực hiện Quyết định này.'] : []),
  ];
}

/** What the QR code holds: the number and the id, by which an officer finds the order. */
export function decisionCode({ number, id }: Pick<Decision, 'number' | 'id'>): string {
  return `VX-ORDER ${number} ${id}`;
}
