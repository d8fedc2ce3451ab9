import type { FastifyInstance } from 'fastify';
import type { AreaPaths, Sessions } from '../../platform/access/sessions.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';
import type { CaseContext } from '../cases/index.ts';

/** What the demo works with: the composed program, seen through what it needs of it. */
export type DemoContext = {
  readonly http: Pick<FastifyInstance, 'inject'>;
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly areaPaths: AreaPaths;
  readonly sessions: Sessions;
  readonly doors: { readonly people: People; readonly places: PlaceDirectory; readonly cases: CaseContext };
};

/** Everything that the simulation makes lies in this dataset, and nowhere else. */
export const DEMO = 'demo';

/** One finished or running step, for a progress line; `share` of the whole work, 0 to 1. */
export type Progress = (step: { readonly vi: string; readonly en: string; readonly share: number }) => void;
