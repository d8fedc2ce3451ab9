import type { AreaPaths, Sessions } from '../../platform/access/sessions.ts';
import type { Platform } from '../../platform/module.ts';

/** What training works with. */
export type TrainingContext = {
  readonly platform: Platform;
  readonly areaPaths: AreaPaths;
  readonly sessions: Sessions;
  readonly publicDataset: string;
  /** Where the shown account of a role works (area id): trainees work there too. */
  readonly areaOf: (role: string) => string | null;
};
