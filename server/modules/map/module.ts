import type { Module, Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import { type MapOptions, mapRoutes } from './routes.ts';

/** The public map: zones and figures by commune, outlines, open data. It keeps no table of its own. */
export function mapModule(platform: Platform, areas: AreaDirectory, options: MapOptions): Module {
  return { name: 'map', dependsOn: ['areas'], ...mapRoutes(platform, areas, options) };
}
