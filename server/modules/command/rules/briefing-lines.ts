import { formatNumber } from '../../../../lib/vietnamese/index.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { dayAndTime } from '../../../platform/documents/official-texts.ts';
import type { Frozen } from './frozen-figures.ts';

export type Facts = {
  readonly at: string;
  readonly province: { readonly name: string };
  readonly figures: readonly Frozen[];
  readonly zones: readonly { readonly level: number | null; readonly communes: number }[];
};

const zoneNames: { readonly [level: number]: string } = { 1: 'xanh', 2: 'vàng', 3: 'cam', 4: 'đỏ' };

/** A number as Vietnamese papers write it: `1.234`, `12,5`. */
export function count(value: number, digits = 0): string {
  return formatNumber(value, digits);
}

/** `tăng 3`, `giảm 1.200`, `không thay đổi`; null where there is nothing to compare with. */
export function changeText(change: number | null): string | null {
  if (change === null) {
    return null;
  }
  return change === 0 ? 'không thay đổi' : `${change > 0 ? 'tăng' : 'giảm'} ${count(Math.abs(change))}`;
}

/**
 * The situation in sentences, each made of the frozen figures alone; a figure that is not among them has no sentence. They
 * name no commune: its small numbers would point at people. For everybody, only announced cases are told.
 */
export function briefingLines(facts: Facts): string[] {
  const lines = [
    caseLine(facts, 'cases.confirmed', 'ca xác định'),
    caseLine(facts, 'cases.announced', 'ca được công bố'),
    outcomeLine(facts),
    contactLine(facts),
    testLine(facts),
    gateLine(facts),
    zoneLine(facts.zones),
  ];
  return lines.filter((line) => line !== null);
}

/** Facts of a figure that has a count for the day. */
function dayOf({ figures }: Facts, code: string): (Frozen & { readonly day: number }) | null {
  const figure = figures.find((one) => one.code === code);
  return figure === undefined || figure.day === null ? null : { ...figure, day: figure.day };
}

function caseLine(facts: Facts, code: string, what: string): string | null {
  const cases = dayOf(facts, code);
  if (cases === null) {
    return null;
  }
  const { day, total, change } = cases;
  return sentence([
    `${periodText(cases)}, ${lowerFirst(facts.province.name)} có ${count(day)} ${what}`,
    total === null ? null : `lũy kế đến ${dayAndTime(Date.parse(facts.at))} là ${count(total)} ca`,
    change === null ? null : `${sincePrevious(change)} so với kỳ báo cáo trước`,
  ]);
}

function outcomeLine(facts: Facts): string | null {
  const [recovered, deceased] = [dayOf(facts, 'cases.recovered'), dayOf(facts, 'cases.deceased')];
  return recovered === null || deceased === null
    ? null
    : `${periodText(recovered)} có ${count(recovered.day)} ca khỏi bệnh, ${count(deceased.day)} ca tử vong; lũy kế ${count(recovered.total ?? 0)} ca khỏi bệnh, ${count(deceased.total ?? 0)} ca tử vong.`;
}

function contactLine(facts: Facts): string | null {
  const contacts = dayOf(facts, 'contacts.confirmed');
  const orders = facts.figures.find(({ code }) => code === 'orders.in-force');
  if (contacts === null || orders === undefined || orders.total === null) {
    return null;
  }
  const change = changeText(orders.change);
  return sentence([
    `Trong 24 giờ xác nhận thêm ${count(contacts.day)} người tiếp xúc`,
    `đang có ${count(orders.total)} quyết định cách ly, điều trị, xét nghiệm có hiệu lực${change === null ? '' : `, ${change} so với kỳ báo cáo trước`}`,
  ]);
}

function testLine(facts: Facts): string | null {
  const tests = dayOf(facts, 'lab.tests');
  if (tests === null) {
    return null;
  }
  const positivity = dayOf(facts, 'lab.positivity');
  const share =
    positivity === null
      ? 'chưa đủ mẫu số để tính tỷ lệ dương tính'
      : `${count(positivity.numerator ?? 0)} kết quả dương tính, tỷ lệ ${count(positivity.day, 1)} %`;
  return `Trong 24 giờ trả ${count(tests.day)} kết quả xét nghiệm; ${share}.`;
}

function gateLine(facts: Facts): string | null {
  const crossings = dayOf(facts, 'gates.crossings');
  return crossings === null
    ? null
    : `Trong 24 giờ các chốt kiểm soát ghi nhận ${count(crossings.day)} lượt qua.`;
}

/** `Trong 24 giờ`; or `Ngày 15/11/2026`, where facts have a date and no hour. */
function periodText({ from, until }: Frozen): string {
  const hours = Math.round((Date.parse(until) - Date.parse(from)) / 3_600_000);
  const [year, month, day] = localDate(Date.parse(from)).split('-');
  const startsDay = dayAndTime(Date.parse(from)).startsWith('00 giờ 00');
  if (!startsDay) {
    return 'Trong 24 giờ';
  }
  return `Ngày ${day}/${month}/${year}${hours < 24 ? ` (đến ${dayAndTime(Date.parse(until)).slice(0, 9)})` : ''}`;
}

/** A cumulative figure only falls when earlier facts were taken back: the sentence says so. */
function sincePrevious(change: number): string {
  if (change === 0) {
    return 'không có ca mới';
  }
  return change > 0 ? `thêm ${count(change)} ca` : `giảm ${count(-change)} ca do đính chính số liệu`;
}

function zoneLine(zones: Facts['zones']): string | null {
  const decided = zones.filter(({ level }) => level !== null);
  const undecided = zones.find(({ level }) => level === null)?.communes ?? 0;
  if (decided.length === 0) {
    return undecided === 0 ? null : `Chưa có quyết định cấp độ dịch cho ${count(undecided)} xã, phường.`;
  }
  const parts = decided
    .toSorted((a, b) => b.level! - a.level!)
    .map(({ level, communes }) => `${count(communes)} vùng ${zoneNames[level!]}`);
  const rest = undecided === 0 ? '' : `; ${count(undecided)} xã, phường chưa có quyết định`;
  return `Cấp độ dịch theo xã, phường: ${parts.join(', ')}${rest}.`;
}

function sentence(parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null).join('; ')}.`;
}

/** `tỉnh Lạng Sơn` of `Tỉnh Lạng Sơn`: inside a sentence the kind is written small. */
export function lowerFirst(name: string): string {
  return `${name.charAt(0).toLocaleLowerCase('vi')}${name.slice(1)}`;
}
