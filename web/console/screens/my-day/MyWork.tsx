import { useList } from '../../kit/list/useList.ts';
import { Leaves } from '../worklist/Leaves.tsx';
import { WorkTable } from '../worklist/WorkTable.tsx';

/** Work that was given to the officer, and that of those whom the officer stands in for. */
export function MyWork() {
  const list = useList('GET /worklist', { query: { view: 'mine' } }, { everyMs: 60_000 });
  return (
    <>
      <WorkTable list={list} />
      <Leaves />
    </>
  );
}
