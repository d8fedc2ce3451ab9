import { useEffect, useState } from 'react';
import { newId } from '../../shared/ids.ts';
import { useSession } from '../app/session/session.ts';
import { call, type ErrorReply } from '../kit/api.ts';
import type { WallData } from './ages.ts';

/** What a frozen wall shows: every scene of one moment, and where it is kept, by whom there is a right to keep it. */
export type Frozen = {
  readonly walls: readonly WallData[];
  readonly kept: { readonly id: string; readonly digest: string } | null;
  readonly failure: ErrorReply | null;
};

/**
 * Freezes all scenes at once. Whoever works in the command centre has them signed and kept, for the paper; a screen that
 * may only read takes what it reads in that moment.
 */
export function useFrozen(frozen: boolean, scenes: readonly string[]): Frozen | null {
  const keeps = useSession().rights.includes('command.work');
  const [held, setHeld] = useState<Frozen | null>(null);
  const names = scenes.join(' ');
  useEffect(() => {
    if (!frozen) {
      return undefined;
    }
    let current = true;
    const freeze = async () => {
      const found = await (keeps ? keepAll() : readAll(names.split(' ')));
      if (current) {
        setHeld(found);
      }
    };
    void freeze();
    return () => {
      current = false;
      setHeld(null);
    };
  }, [frozen, keeps, names]);
  return frozen ? held : null;
}

async function keepAll(): Promise<Frozen> {
  const result = await call('POST /command/wall-snapshots', { body: { id: newId() } });
  return result.ok
    ? { walls: result.data.walls, kept: { id: result.data.id, digest: result.data.digest }, failure: null }
    : { walls: [], kept: null, failure: result.error };
}

async function readAll(scenes: readonly string[]): Promise<Frozen> {
  const results = await Promise.all(
    scenes.map(async (scene) => await call('GET /command/wall', { query: { scene } })),
  );
  const failed = results.find((result) => !result.ok);
  return {
    walls: results.flatMap((result) => (result.ok ? [result.data] : [])),
    kept: null,
    failure: failed?.ok === false ? failed.error : null,
  };
}
