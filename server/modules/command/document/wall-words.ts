import type { SnapshotContent, tileComparisons } from '../../../../contract/command-wall.ts';
import { LOCAL_OFFSET_MS } from '../../../platform/clock/clock.ts';
import { count } from '../rules/briefing-lines.ts';
import { freshnessOf } from '../rules/freshness.ts';
import { percent } from './paper.ts';

export type FrozenWall = SnapshotContent['walls'][number];
export type FrozenTile = FrozenWall['tiles'][number];
type FrozenSource = FrozenWall['sources'][number];

const MINUTE_MS = 60_000;
const against: { readonly [comparison in (typeof tileComparisons)[number]]: string } = {
  'previous-hour': 'so với giờ trước',
  'previous-day': 'so với hôm qua',
  'previous-week': 'so với tuần trước',
};

/** A value as the wall writes it. */
export function figureText({ unit }: Pick<FrozenTile, 'unit'>, value: number | null): string {
  return value === null ? '–' : unit === '%' ? percent(value) : count(value);
}

/** `tăng 3 so với giờ trước`; in words, since the typeface has no arrows. */
export function changeWords(
  { unit, comparison }: Pick<FrozenTile, 'unit' | 'comparison'>,
  change: number | null,
  whole: boolean,
): string {
  const tail = whole ? ` ${against[comparison]}` : '';
  if (change === null) {
    return whole ? 'chưa so sánh được' : '–';
  }
  if (change === 0) {
    return `không đổi${tail}`;
  }
  const size = unit === '%' ? `${count(Math.abs(change), 1)} điểm %` : count(Math.abs(change));
  return `${change > 0 ? 'tăng' : 'giảm'} ${size}${tail}`;
}

/** `Xét nghiệm: 12 phút trước`, with CŨ before it where it was too old when the wall was frozen. */
export function ageWords(source: FrozenSource, at: number): string {
  const asOf = source.asOf === null ? null : Date.parse(source.asOf);
  const state = freshnessOf(asOf, source.periodMinutes, at);
  const word = state === 'old' ? 'CŨ · ' : state === 'late' ? 'chậm · ' : '';
  return `${word}${source.vi}: ${asOf === null ? 'chưa có số liệu' : ageText(at - asOf)}`;
}

function ageText(age: number): string {
  const minutes = Math.floor(age / MINUTE_MS);
  if (minutes < 1) {
    return 'vừa xong';
  }
  if (minutes < 90) {
    return `${minutes} phút trước`;
  }
  return minutes < 2_880
    ? `${Math.round(minutes / 60)} giờ trước`
    : `${Math.round(minutes / 1_440)} ngày trước`;
}

/** `07:30:05 22/11/2026`, in Vietnam. */
export function exactTime(iso: string): string {
  const local = new Date(Date.parse(iso) + LOCAL_OFFSET_MS).toISOString();
  return `${local.slice(11, 19)} ${dayOf(local)}/${local.slice(0, 4)}`;
}

/** The day of a bar, `22/11`, or its hour, `07 giờ`. */
export function barLabel(iso: string, window: FrozenTile['window']): string {
  const local = new Date(Date.parse(iso) + LOCAL_OFFSET_MS).toISOString();
  return window === 'hours' ? `${local.slice(11, 13)} giờ` : dayOf(local);
}

/** `07:30`, in Vietnam. */
export function clockOf(iso: string): string {
  return new Date(Date.parse(iso) + LOCAL_OFFSET_MS).toISOString().slice(11, 16);
}

function dayOf(local: string): string {
  return `${local.slice(8, 10)}/${local.slice(5, 7)}`;
}
