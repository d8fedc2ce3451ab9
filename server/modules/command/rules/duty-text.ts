import { plainLetters } from '../../../../lib/vietnamese/index.ts';
import { LOCAL_OFFSET_MS } from '../../../platform/clock/clock.ts';
import type { AlertRule } from './shipped.ts';

/** Longest text: three parts of a message in plain letters. */
const MOST = 459;

export type TextedAlert = {
  readonly rule: Pick<AlertRule, 'vi' | 'severity'>;
  readonly areaName: string;
  readonly value: number;
  readonly limit: number;
  /** Unix ms. */
  readonly raisedAt: number;
  readonly level: number;
  readonly simulated: boolean;
};

/**
 * What whoever is on duty reads: the figure, not a person. In letters without marks, which every phone shows and which take
 * a third of the room.
 */
export function dutyText({ rule, areaName, value, limit, raisedAt, level, simulated }: TextedAlert): string {
  const clock = new Date(raisedAt + LOCAL_OFFSET_MS).toISOString().slice(11, 16);
  const kind = rule.severity === 'urgent' ? 'CANH BAO KHAN' : 'CANH BAO';
  const round = (number: number) => String(Math.round(number * 10) / 10).replace('.', ',');
  const text =
    `${simulated ? '[MO PHONG] ' : ''}Vung Xanh ${kind} ${clock}: ${rule.vi}, ${areaName}: ${round(value)}` +
    ` (nguong ${round(limit)}). Cap ${level}: chua ai nhan. Mo muc Canh bao so lieu de nhan viec.`;
  return plainLetters(text).slice(0, MOST);
}
