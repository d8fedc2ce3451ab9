import type { FigureDelta } from '../../../platform/figures/figure-delta.ts';
import type { LinkRow } from '../store/tables.ts';
import { confirmedOfLevel } from './confirmed-of-level.ts';

/** What a decision about a contact adds to the counters (`by` 1), or takes from them (-1), where the contact is now. */
export function countedLink(link: LinkRow | undefined, by: number): FigureDelta[] {
  const areaNo = link?.area_no ?? null;
  if (link?.decision !== 'CONFIRMED' || link.counted_by !== null || areaNo === null) {
    return [];
  }
  const { dataset, decided_at, level } = link;
  const metrics = ['contacts.confirmed', confirmedOfLevel(level)].filter((code) => code !== null);
  return metrics.map((metric) => ({ metric, dataset, areaNo, at: decided_at.getTime(), by }));
}
