import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../areas/index.ts';
import type { PlaceDirectory } from './directory.ts';

/** What the use cases of this module work with. */
export type PlacesContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly places: PlaceDirectory;
};

/** The address behind the code on the poster, all capitals so that the QR code stays small. */
export function posterUrl(platform: Pick<Platform, 'publicUrl'>, code: string): string {
  return `${platform.publicUrl.replace(/\/+$/, '').toUpperCase()}/D/${code}`;
}
