import { localDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { count, lowerFirst } from '../rules/briefing-lines.ts';
import type { Correction, Frozen } from '../rules/frozen-figures.ts';
import type { Content } from '../usecases/freeze-cut.ts';
import { type DrawingBox, noZone, type ZoneDrawing, zoneLooks } from './zone-drawing.ts';

/** What the papers of a cut are made of; nothing here is a person but the leader who signed. */
export type Paper = {
  readonly content: Content;
  readonly digest: string;
  /** What the QR code holds: the address that says whether the paper is genuine. */
  readonly address: string;
  readonly office: string;
  readonly seat: string;
  readonly signature: { readonly by: string; readonly position: string; readonly at: string } | null;
  readonly corrections: readonly Correction[];
  readonly correctedAt: string;
  readonly approximate: boolean;
  readonly draw: (box: DrawingBox) => ZoneDrawing;
};

/** A row of the table of figures, in words. */
export type FigureRow = {
  readonly name: string;
  readonly day: string;
  readonly total: string;
  readonly change: string;
};

/** The table of figures as Vietnamese papers write it; a share shows its numerator and denominator. */
export function figureRows(figures: readonly Frozen[]): FigureRow[] {
  return figures.map((figure) => {
    const whole = wholeDay(figure);
    return {
      name: figure.kind === 'ratio' ? figure.vi : `${figure.vi} (${figure.unit})`,
      day:
        figure.kind === 'ratio'
          ? figure.day === null
            ? 'chưa đủ mẫu số'
            : `${percent(figure.day)} (${count(figure.numerator ?? 0)}/${count(figure.denominator ?? 0)})${whole}`
          : figure.day === null
            ? '–'
            : `${count(figure.day)}${whole}`,
      total: figure.total === null ? '–' : count(figure.total),
      change: signed(figure),
    };
  });
}

/** Facts with a date and no hour are counted by the day: which one is said beside the number. */
function wholeDay({ from, kind, day }: Frozen): string {
  const start = Date.parse(from);
  return kind === 'gauge' || day === null || startOfLocalDay(start) !== start
    ? ''
    : ` (ngày ${localDate(start).slice(8)}/${localDate(start).slice(5, 7)})`;
}

function signed({ change, kind }: Frozen): string {
  if (change === null) {
    return '–';
  }
  if (change === 0) {
    return '0';
  }
  const size = kind === 'ratio' ? `${count(Math.abs(change), 1)} điểm %` : count(Math.abs(change));
  return `${change > 0 ? '+' : '−'}${size}`;
}

export function percent(share: number): string {
  return `${count(share, 1)} %`;
}

/** `Ca xác định, 24 giờ: đã chốt 12, nay là 14.` */
export function correctionLine({ vi, field, frozen, now }: Correction, figures: readonly Frozen[]): string {
  const ratio = figures.some((figure) => figure.vi === vi && figure.kind === 'ratio');
  const show = (value: number | null) =>
    value === null ? 'chưa đủ mẫu số' : ratio ? percent(value) : count(value);
  const what = field === 'day' ? '24 giờ' : 'lũy kế hoặc hiện có';
  return `${vi}, ${what}: đã chốt ${show(frozen)}, nay là ${show(now)}.`;
}

/** Legend of the map: letter, word and number of communes. */
export function legendRows(
  content: Content,
): { readonly fill: string; readonly text: string; readonly letter: string; readonly words: string }[] {
  return content.zones.map(({ level, communes }) => {
    const { fill, text, letter, word } = level === null ? noZone : zoneLooks[level]!;
    return { fill, text, letter, words: `${word}: ${count(communes)} xã, phường` };
  });
}

/** Where the map of a cut comes from, in a line below it. */
export function mapNote({ approximate, content }: Paper): string {
  const place = lowerFirst(content.province.name);
  return approximate
    ? `Bản đồ cấp độ dịch ${place}. Ranh giới gần đúng, không dùng làm căn cứ địa giới.`
    : `Bản đồ cấp độ dịch ${place}.`;
}
