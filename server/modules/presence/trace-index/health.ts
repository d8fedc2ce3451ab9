import type { HealthCheck } from '../../../platform/health/health.ts';
import type { HeldDataset } from './messages.ts';
import type { TraceIndex } from './trace-index.ts';

/** How the index stands, for the health page. Without one nothing is wrong: SQL answers. */
export function indexHealth(index: Pick<TraceIndex, 'held' | 'tooLarge'>): HealthCheck {
  return {
    name: 'presence-index',
    check: async () => {
      const held = index.held();
      const tooLarge = index.tooLarge();
      const asOf = held.length === 0 ? null : new Date(Math.min(...held.map((one) => one.asOf)));
      const none = {
        vi: 'Không giữ trong bộ nhớ: truy vết bằng SQL',
        en: 'Nothing in memory: tracing by SQL',
      };
      const texts =
        held.length === 0 ? none : { vi: held.map(sayVi).join('; '), en: held.map(sayEn).join('; ') };
      const names = tooLarge.join(', ');
      const large =
        names === ''
          ? { vi: '', en: '' }
          : { vi: `. Không đủ bộ nhớ cho: ${names}`, en: `. Not enough memory for: ${names}` };
      return {
        name: 'presence-index',
        state: names === '' ? (held.length === 0 ? 'absent' : 'ok') : 'warning',
        vi: `${texts.vi}${large.vi}`,
        en: `${texts.en}${large.en}`,
        asOf: asOf?.toISOString() ?? null,
      };
    },
  };
}

function sayVi({ dataset, rows, bytes, days }: HeldDataset): string {
  return `${dataset}: ${rows.toLocaleString('vi-VN')} lượt, ${days} ngày, ${megabytes(bytes)} MB`;
}

function sayEn({ dataset, rows, bytes, days }: HeldDataset): string {
  return `${dataset}: ${rows.toLocaleString('en-US')} stays, ${days} days, ${megabytes(bytes)} MB`;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
