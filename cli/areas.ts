import type { App } from '../server/app.ts';
import { localDate } from '../server/platform/clock/clock.ts';
import type { Area } from '../server/registry/areas/index.ts';
import { FileProblem } from './files.ts';

/** A unit of today's list by its code. @throws FileProblem when there is none. */
export function unitByCode(app: App, code: string): Area {
  const area = app.areas.byCode(code, localDate(app.platform.clock.now()));
  if (area === undefined) {
    throw new FileProblem(
      `Không có đơn vị hành chính mang mã ${code}. / There is no administrative unit with the code ${code}.`,
    );
  }
  return area;
}
