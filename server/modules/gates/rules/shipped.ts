import type { RuleSet } from '../../../../lib/gates/index.ts';
import sample from '../../../../data/rules/gates/mau-2021.json' with { type: 'json' };
import zoneLevels from '../../../../data/rules/gates/zone-levels.json' with { type: 'json' };
import type { ListedLevel } from './zone-sheet.ts';

/** The sample rules that a fresh installation decides by until a province writes its own. */
export const shippedRules = sample as unknown as RuleSet;

/** The colours, safest first. */
export const shippedLevels: readonly ListedLevel[] = zoneLevels.levels;
