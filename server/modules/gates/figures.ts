import type { FigureDefinition } from '../../platform/figures/figures.ts';
import { recountCrossings } from './store/crossings.ts';

const metrics = [
  ['gates.crossings', 'Lượt qua chốt', 'Crossings at posts', 'all'],
  ['gates.turned-back', 'Lượt quay đầu', 'Turned back at posts', 'turn-back'],
  ['gates.waved', 'Lượt cho qua không kiểm tra', 'Waved through unseen', 'waved'],
  ['gates.overridden', 'Quyết định khác quy tắc', 'Decisions against the rules', 'overridden'],
] as const;

/** Counters of crossings, by the area of the post. */
export const gateFigures: readonly FigureDefinition[] = metrics.map(([code, vi, en, only]) => ({
  code,
  vi,
  en,
  unit: 'lượt',
  public: false,
  recount: async (db, since) => await recountCrossings(db, since, only),
}));
