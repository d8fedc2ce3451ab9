import type { RuleSet } from '../../../../lib/gates/index.ts';
import first from '../../../../data/rules/gates/mau-2021.json' with { type: 'json' };
import second from '../../../../data/rules/gates/mau-2026.json' with { type: 'json' };
import zoneLevels from '../../../../data/rules/gates/zone-levels.json' with { type: 'json' };
import type { ListedLevel } from './zone-sheet.ts';

/** Versions of the sample rules, oldest first, that an installation decides by until a province writes its own. */
export const shippedRules = [first, second] as unknown as readonly RuleSet[];

/** The colours, safest first. */
export const shippedLevels: readonly ListedLevel[] = zoneLevels.levels;
