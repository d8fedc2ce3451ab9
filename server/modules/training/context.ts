import type { AreaPaths, Sessions } from '../../platform/access/sessions.ts';
import type { Role } from '../../../contract/rights.ts';
import type { Platform } from '../../platform/module.ts';

/** What training works with. */
export type TrainingContext = {
  readonly platform: Platform;
  readonly areaPaths: AreaPaths;
  readonly sessions: Sessions;
  readonly publicDataset: string;
  /** Where the shown account of a role works (area id): trainees work there too. An administrator gets a unit of their own. */
  readonly areaOf: (role: string) => string | null;
  /** Gives a new account what its role needs before there is anything to do; the role says whether it needs something. */
  readonly prepare: (role: Role, areaId: string, accountId: string) => Promise<void>;
};
