import type { handoverReasons } from '../../../../contract/handover.ts';
import type { Wording } from '../../../../contract/order-templates.ts';
import { namesUnit } from '../../../../lib/vietnamese/index.ts';
import { officeInFull } from '../../../platform/documents/official.ts';
import { dayAndTime } from '../../../platform/documents/official-texts.ts';
import { noValues, type PlaceholderValues } from '../rules/template-line.ts';
import { type DecisionText, wordedText } from './decision.ts';

type HandoverReason = (typeof handoverReasons)[number];

/** What a letter of hand-over says; times in Unix ms. */
export type Letter = {
  readonly id: string;
  readonly number: string;
  readonly dataset: string;
  /** As it was when the letter was sent, with the names of the office below. */
  readonly wording: Wording;
  readonly officeName: string;
  readonly officeSeat: string;
  readonly sentAt: number;
  readonly answerHours: number;
  readonly fromName: string;
  readonly toName: string;
  readonly outside: boolean;
  readonly reason: HandoverReason;
  readonly note: string | null;
  readonly signer: { readonly name: string; readonly lines: readonly string[] } | null;
  readonly people: readonly LetterPerson[];
};

export type LetterPerson = {
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly areaName: string | null;
  /** `ca bệnh LS-2026-0012`, `tiếp xúc với ca bệnh LS-2026-0012 (F1)`. */
  readonly role: string;
  readonly orders: readonly {
    readonly number: string;
    readonly until: number;
    /** Who issued it: numbers of two communes are the same. */
    readonly officeName?: string | undefined;
  }[];
  readonly followUpUntil: string | null;
};

/** The letter as text, part by part, ready to be set. Such letters are Vietnamese alone. */
export type LetterText = Pick<DecisionText, 'above' | 'office' | 'place' | 'subject' | 'recipients'> & {
  readonly to: string;
  readonly paragraphs: readonly string[];
  readonly people: readonly { readonly name: string; readonly lines: readonly string[] }[];
  readonly closing: readonly string[];
};

const reasons: { readonly [reason in HandoverReason]: string } = {
  moved: 'đã chuyển đến cư trú tại địa bàn quý đơn vị',
  staying: 'đang lưu trú tại địa bàn quý đơn vị',
  'wrong-area': 'thuộc địa bàn quý đơn vị quản lý',
  other: 'nêu dưới đây',
};

/** Puts a letter into words: its wording around the list of people. */
export function letterText(letter: Letter): LetterText {
  const { above, office, place, subject, articles, recipients } = wordedLetter(letter);
  const [opening = [], closing = []] = articles.map(({ lead, lines }) =>
    [lead, ...lines].filter((line) => line !== ''),
  );
  const to = letter.outside ? letter.toName : `Ủy ban nhân dân, trạm y tế ${inSentence(letter.toName)}`;
  const people = letter.people.map(personText);
  return {
    above,
    office,
    place,
    subject: letterSubject(subject),
    recipients,
    to,
    paragraphs: opening,
    people,
    closing,
  };
}

/** `V/v …`, as the subject of an official letter begins, however an office's template words it. */
export function letterSubject(title: string): string {
  return `V/v ${title.replace(/^(?:v\/v|về việc)[\s:]*/iu, '')}`;
}

/** The wording of a letter filled in: before the list the first article, after it the second. */
export function wordedLetter(letter: Letter): DecisionText {
  return wordedText(letter.wording, letterValues(letter), []);
}

function letterValues(letter: Letter): PlaceholderValues {
  const { officeName, officeSeat, people, reason, note, fromName, toName, outside } = letter;
  return {
    ...noValues,
    'letter.people': String(people.length).padStart(2, '0'),
    'letter.reason': reasons[reason],
    'letter.note': note?.trim() ?? null,
    'letter.from': inSentence(fromName),
    'letter.to': outside ? toName : inSentence(toName),
    'letter.answerHours': String(letter.answerHours),
    'letter.sentAt': dayAndTime(letter.sentAt),
    'office.name': officeInFull(officeName),
    'office.seat': officeSeat,
  };
}

function personText(person: LetterPerson): LetterText['people'][number] {
  const { fullName, birthYear, phone, address, areaName, role, orders, followUpUntil } = person;
  const who = [
    birthYear === null ? null : `sinh năm ${birthYear}`,
    phone === null ? null : `điện thoại ${phone}`,
  ].filter((part) => part !== null);
  // An address as people write it often names the unit already.
  const named = areaName !== null && namesUnit(address ?? '', areaName);
  const home = [address, areaName === null || named ? null : inSentence(areaName)].filter(
    (part) => part !== null,
  );
  return {
    name: `${fullName.toLocaleUpperCase('vi')}${who.length === 0 ? '' : `, ${who.join(', ')}`}`,
    lines: [
      [capital(role), home.length === 0 ? null : `nơi cư trú ${home.join(', ')}`]
        .filter((part) => part !== null)
        .join('; '),
      ...orders.map(
        ({ number, officeName, until }) =>
          `Quyết định số ${number}${officeName ? ` của ${officeName}` : ''}, đến ${dayAndTime(until)}`,
      ),
      ...(followUpUntil === null
        ? []
        : [`Theo dõi sức khỏe đến hết ngày ${followUpUntil.split('-').toReversed().join('/')}`]),
    ],
  };
}

function inSentence(name: string): string {
  return `${name[0]?.toLocaleLowerCase('vi') ?? ''}${name.slice(1)}`;
}

function capital(text: string): string {
  return `${text[0]?.toLocaleUpperCase('vi') ?? ''}${text.slice(1)}`;
}
