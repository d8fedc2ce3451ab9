import type { Db } from '../../platform/db/database.ts';
import { buildDirectory } from './directory.ts';
import type { AreaDirectory, LiveAreaDirectory } from './directory-types.ts';
import { readAreas, readSuccessors } from './store/areas.ts';

/**
 * The directory over the tables. It is empty until the first `reload`, which the areas module does at start, after
 * the migrations and before the port opens. A reload that fails leaves the former content.
 */
export function openAreaDirectory(db: Db): LiveAreaDirectory {
  let content = buildDirectory([], []);
  let revision = 0;
  const directory: LiveAreaDirectory = {
    of: (dataset) => viewOf(dataset),
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
  const views = new Map<string, AreaDirectory>();
  const viewOf = (dataset: string): AreaDirectory => {
    const known = views.get(dataset);
    if (known !== undefined) {
      return known;
    }
    const view: AreaDirectory = {
      ...directory,
      byId: (id) => content.viewOf(dataset).byId(id),
      byCode: (code, at) => content.viewOf(dataset).byCode(code, at),
      childrenOf: (no, at) => content.viewOf(dataset).childrenOf(no, at),
      current: (at, kind) => content.viewOf(dataset).current(at, kind),
    };
    views.set(dataset, view);
    return view;
  };
  return directory;
}
