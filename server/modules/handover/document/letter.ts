import { namesUnit } from '../../../../lib/vietnamese/index.ts';
import { dayAndTime } from '../../../platform/documents/official-texts.ts';
import type { HandoverReason } from '../store/tables.ts';

/** What a letter of hand-over says; times in Unix ms. */
export type Letter = {
  readonly id: string;
  readonly number: string;
  readonly dataset: string;
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
  readonly orders: readonly { readonly number: string; readonly until: number }[];
  readonly followUpUntil: string | null;
};

/** The letter as text, part by part, ready to be set. Such letters are Vietnamese alone. */
export type LetterText = {
  readonly subject: string;
  readonly to: string;
  readonly paragraphs: readonly string[];
  readonly people: readonly { readonly name: string; readonly lines: readonly string[] }[];
  readonly closing: readonly string[];
  readonly recipients: readonly string[];
};

const reasons: { readonly [reason in HandoverReason]: string } = {
  moved: 'đã chuyển đến cư trú tại địa bàn quý đơn vị',
  staying: 'đang lưu trú tại địa bàn quý đơn vị',
  'wrong-area': 'thuộc địa bàn quý đơn vị quản lý',
  other: 'nêu dưới đây',
};

/** Puts a letter into words. */
export function letterText(letter: Letter): LetterText {
  const { people, fromName, toName, reason, note, answerHours } = letter;
  const n = String(people.length).padStart(2, '0');
  return {
    subject: `V/v bàn giao theo dõi, quản lý ${n} người`,
    to: letter.outside ? toName : `Ủy ban nhân dân, trạm y tế ${inSentence(toName)}`,
    paragraphs: [
      `${letter.officeName} bàn giao việc theo dõi, quản lý đối với ${n} người ${reasons[reason]}. Danh sách kèm theo.`,
      ...(note === null ? [] : [`Ghi chú: ${note.trim().replace(/\.?$/u, '.')}`]),
    ],
    people: people.map(personText),
    closing: [
      `Đề nghị quý đơn vị tiếp nhận và trả lời trong ${answerHours} giờ kể từ ${dayAndTime(letter.sentAt)}. Trong khi chờ trả lời, ${inSentence(fromName)} tiếp tục theo dõi, quản lý những người nêu trên.`,
    ],
    recipients: ['- Như trên;', '- Trung tâm Kiểm soát bệnh tật tỉnh (để báo cáo);', '- Lưu: VT.'],
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
      ...orders.map((order) => `Quyết định số ${order.number}, đến ${dayAndTime(order.until)}`),
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
