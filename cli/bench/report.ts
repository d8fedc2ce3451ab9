import { isMet, type Measured } from './numbers.ts';

/** The figures as lines for a person. */
export function report(measured: readonly Measured[]): string {
  return measured.map((one) => `${line(one)}\n`).join('');
}

/** The figures for the next program. */
export function asJson(measured: readonly Measured[]): string {
  return `${JSON.stringify(
    measured.map((one) => ({ ...one, met: isMet(one) })),
    null,
    2,
  )}\n`;
}

/** Whether every target is reached. */
export function allMet(measured: readonly Measured[]): boolean {
  return measured.every((one) => one.advisory === true || isMet(one) !== false);
}

function line(one: Measured): string {
  const { name, value, unit, baseline, ratio, target, note } = one;
  const met = isMet(one);
  const verdict = met === null ? '     ' : met ? 'ok   ' : 'MISS ';
  const bound =
    target === undefined
      ? ''
      : `  (${target.of === 'ratio' ? 'ratio ' : ''}${target.is === 'at least' ? '>=' : '<='} ${Number(target.bound.toPrecision(3))})`;
  const against =
    baseline === undefined
      ? ''
      : `  ratio ${ratio === undefined ? '-' : showRatio(ratio)} to ${baseline.name}: ${show(baseline.value)} ${unit}`;
  return `${verdict}${name.padEnd(38)} ${show(value).padStart(9)} ${unit.padEnd(7)}${bound}${against}${note === undefined ? '' : `  [${note}]`}`;
}

function show(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Math.round(value * 100) / 100);
}

function showRatio(ratio: number): string {
  return ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2);
}
