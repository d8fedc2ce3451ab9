import { formatNumber, formatPercent } from '../../shared/formats.ts';
import type { WallTile } from './ages.ts';

/** A value as the wall writes it: a ratio is a percentage. */
export function figureText({ unit }: Pick<WallTile, 'unit'>, value: number | null, none: string): string {
  if (value === null) {
    return none;
  }
  return unit === '%' ? formatPercent(value / 100, 1) : formatNumber(value);
}
