import type { Db } from '../../platform/db/database.ts';
import { buildDirectory } from './directory.ts';
import type { LiveAreaDirectory } from './directory-types.ts';
import { readAreas, readSuccessors } from './store/areas.ts';

/**
 * The directory over the tables. It is empty until the first `reload`, which the areas module does at start, after
 * the migrations and before the port opens. A reload that fails leaves the former content.
 */
export function openAreaDirectory(db: Db): LiveAreaDirectory {
  let content = buildDirectory([], []);
  let revision = 0;
  return {
    revision: () => revision,
    byId: (id) => content.byId(id),
    byNo: (no) => content.byNo(no),
    byCode: (code, at) => content.byCode(code, at),
    childrenOf: (no, at) => content.childrenOf(no, at),
    numbersUnder: (paths) => content.numbersUnder(paths),
    pathOf: (no) => content.pathOf(no),
    upTo: (no, kind) => content.upTo(no, kind),
    current: (at, kind) => content.current(at, kind),
    successorsOf: (no) => content.successorsOf(no),
    reload: async () => {
      const [areas, links] = await Promise.all([readAreas(db), readSuccessors(db)]);
      content = buildDirectory(areas, links);
      revision += 1;
    },
  };
}
