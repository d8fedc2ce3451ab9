import {
  crossingMean,
  gateDecision,
  gateMode,
  gateSeat,
  goodsDirection,
  scanOutcome,
} from '../../../contract/labels/gates.ts';
import type { GateDecision, ScanOutcome } from '../../../lib/gates/index.ts';
import type { ZoneLevel as PackLevel } from '../../../lib/gates/index.ts';
import { type ZoneLevel, zoneLooks, zoneOrder } from '../../shared/zones.ts';
import { lang } from '../app/language.ts';

type Pair = readonly [vi: string, en: string];
/** The text of a label in the language shown. */
export const inLanguage = ([vi, en]: Pair): string => (lang.value === 'vi' ? vi : en);

// Only the tables of the gates: all labels of the contract would not fit the first page.
export const decisionLabel = (decision: GateDecision): string => inLanguage(gateDecision[decision]);
export const outcomeLabel = (outcome: ScanOutcome): string => inLanguage(scanOutcome[outcome]);
export const meansLabel = (means: keyof typeof crossingMean): string => inLanguage(crossingMean[means]);
export const modeLabel = (mode: keyof typeof gateMode): string => inLanguage(gateMode[mode]);
export const seatLabel = (seat: keyof typeof gateSeat): string => inLanguage(gateSeat[seat]);
export const goodsLabel = (way: keyof typeof goodsDirection): string => inLanguage(goodsDirection[way]);
/** A text that comes with its data in both languages. */
export const said = (text: { readonly vi: string; readonly en: string }): string => text[lang.value];

/** How a zone of the pack looks: by its code, else by its rank among our four. */
export function lookOf(level: PackLevel | null): ZoneLevel {
  return level === null
    ? 'none'
    : level.code in zoneLooks
      ? (level.code as ZoneLevel)
      : (zoneOrder[Math.min(level.rank, 3)] ?? 'none');
}

/** Icon of a decision as SVG path data on a 24 x 24 grid: colour is never the only sign. */
export const decisionIcons: { readonly [decision in GateDecision]: string } = {
  pass: 'M4 13l5 5L20 6',
  test: 'M9 3h6M10 3v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M8 15h8',
  quarantine: 'M3 11l9-8 9 8M5 10v11h14V10M12 12v6M9 15h6',
  'turn-back': 'M9 5L4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3',
  'ask-commander':
    'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z',
};

export const decisions: readonly GateDecision[] = [
  'pass',
  'test',
  'quarantine',
  'turn-back',
  'ask-commander',
];
