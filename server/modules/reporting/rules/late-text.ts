import { plainLetters } from '../../../../lib/vietnamese/index.ts';
import type { Template } from './templates.ts';
import { momentText } from './compose.ts';
import type { ReportWait } from './due.ts';

/** Longest text: three parts of a message in plain letters. */
const MOST = 459;
const waits: { readonly [wait in ReportWait]: string } = {
  review: 'chưa ai soát',
  sign: 'chờ ký duyệt',
  issue: 'đã ký, chưa phát hành',
};

export type LateReport = {
  readonly template: Pick<Template, 'name'>;
  readonly office: string;
  /** Unix ms. */
  readonly dueAt: number;
  readonly waitsFor: ReportWait;
  readonly simulated: boolean;
};

/** What whoever signs reads of a report whose time is over: no figure and no person, in letters that every phone shows. */
export function lateText({ template, office, dueAt, waitsFor, simulated }: LateReport): string {
  const text =
    `${simulated ? '[MÔ PHỎNG] ' : ''}Vùng Xanh: ${template.name.vi} của ${office} quá hạn phát hành ` +
    `${momentText(dueAt)}, ${waits[waitsFor]}. Mở mục Báo cáo.`;
  return plainLetters(text).slice(0, MOST);
}
