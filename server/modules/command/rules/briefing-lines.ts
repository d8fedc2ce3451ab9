import { formatNumber } from '../../../../lib/vietnamese/index.ts';
import { dayAndTime } from '../../../platform/documents/official.ts';
import type { Frozen } from './frozen-figures.ts';

type Facts = {
  readonly at: number;
  readonly province: string;
  readonly figures: readonly Frozen[];
  readonly zones: readonly { readonly level: number | null; readonly communes: number }[];
};

const DAY_MS = 86_400_000;
const zoneNames: { readonly [level: number]: string } = { 1: 'xanh', 2: 'vàng', 3: 'cam', 4: 'đỏ' };

/** A number as Vietnamese papers write it: `1.234`, `12,5`. */
export function count(value: number, digits = 0): string {
  return formatNumber(value, digits);
}

/** `tăng 3`, `giảm 1.200`, `không thay đổi`; nothing where there is nothing to compare with. */
export function changeText(change: number | null, unit = '', digits = 0): string | null {
  if (change === null) {
    return null;
  }
  if (change === 0) {
    return 'không thay đổi';
  }
  return `${change > 0 ? 'tăng' : 'giảm'} ${count(Math.abs(change), digits)}${unit === '' ? '' : ` ${unit}`}`;
}

/**
 * The situation in sentences, each made of the frozen figures alone. They go to the public page, so they name no commune:
 * its small numbers would point at people.
 */
export function briefingLines(facts: Facts): string[] {
  const { at, province, zones } = facts;
  const of = (code: string) => facts.figures.find((figure) => figure.code === code);
  const day = (code: string) => of(code)?.day ?? null;
  const total = (code: string) => of(code)?.total ?? null;
  const lines: (string | null)[] = [];

  const cases = of('cases.confirmed');
  if (cases?.day !== null && cases?.day !== undefined) {
    const since =
      cases.change === null ? null : `${sincePrevious(cases.change, 'ca')} so với kỳ báo cáo trước`;
    lines.push(
      sentence([
        `Từ ${dayAndTime(at - DAY_MS)} đến ${dayAndTime(at)}, ${lowerFirst(province)} ghi nhận ${count(cases.day)} ca xác định`,
        cases.total === null ? null : `lũy kế ${count(cases.total)} ca`,
        since,
      ]),
    );
  }
  if (day('cases.recovered') !== null && day('cases.deceased') !== null) {
    lines.push(
      `Trong 24 giờ có ${count(day('cases.recovered')!)} ca khỏi bệnh, ${count(day('cases.deceased')!)} ca tử vong; lũy kế ${count(total('cases.recovered') ?? 0)} ca khỏi bệnh, ${count(total('cases.deceased') ?? 0)} ca tử vong.`,
    );
  }
  const orders = of('orders.in-force');
  if (day('contacts.confirmed') !== null && orders?.total !== null && orders?.total !== undefined) {
    const change = changeText(orders.change);
    lines.push(
      sentence([
        `Xác nhận thêm ${count(day('contacts.confirmed')!)} người tiếp xúc; đang có ${count(orders.total)} quyết định cách ly, điều trị, xét nghiệm có hiệu lực`,
        change === null ? null : `${change} so với kỳ báo cáo trước`,
      ]),
    );
  }
  const positivity = of('lab.positivity');
  if (day('lab.tests') !== null) {
    const share =
      positivity?.day === null || positivity?.day === undefined
        ? 'chưa có kết quả để tính tỷ lệ dương tính'
        : `${count(positivity.numerator ?? 0)} kết quả dương tính, tỷ lệ ${count(positivity.day * 100, 1)} %`;
    lines.push(`Trả ${count(day('lab.tests')!)} kết quả xét nghiệm; ${share}.`);
  }
  if (day('gates.crossings') !== null) {
    lines.push(
      `Các chốt kiểm soát ghi nhận ${count(day('gates.crossings')!)} lượt qua, ${count(day('gates.turned-back') ?? 0)} lượt quay đầu.`,
    );
  }
  lines.push(zoneLine(zones));
  return lines.filter((line) => line !== null);
}

/** A cumulative figure only falls when earlier facts were taken back: the sentence says so. */
function sincePrevious(change: number, unit: string): string {
  if (change === 0) {
    return 'không có ca mới';
  }
  return change > 0
    ? `thêm ${count(change)} ${unit}`
    : `giảm ${count(-change)} ${unit} do đính chính số liệu`;
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
