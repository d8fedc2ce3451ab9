import type { FigureDefinition } from '../../../platform/figures/figures.ts';

/** A metric and the module that counts it. */
export type Metric = FigureDefinition & { readonly module: string };
