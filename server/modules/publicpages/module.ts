import type { Module, Platform } from '../../platform/module.ts';
import { type PageOptions, publicPages } from './pages.ts';

/** Pages of the public map that the server draws. It keeps no table and has no endpoint of the API. */
export function publicpagesModule(platform: Platform, options: PageOptions): Module {
  return { name: 'publicpages', dependsOn: ['map'], pages: publicPages(platform, options) };
}
