import { Worker } from 'node:worker_threads';
import type { Db } from '../../../platform/db/database.ts';
import { readBoundaries } from '../../../registry/areas/index.ts';
import type { ShapeInput, Shapes } from '../rules/build-shapes.ts';
import type { MapUnits } from './map-units.ts';

/** Outlines of the map's communes, drawn in a thread of their own: official where loaded, else approximate. */
export async function readShapes(db: Db, { province, communes }: MapUnits): Promise<Shapes> {
  const boundaries = await readBoundaries(db, [province.no, ...communes.map((area) => area.no)]);
  const units = communes.map(({ no, id, code, fullName, lat, lon }) => ({
    no,
    id,
    code,
    name: fullName,
    lat,
    lon,
  }));
  return await drawInThread({ units, boundaries, outline: boundaries.get(province.no) });
}

async function drawInThread(input: ShapeInput): Promise<Shapes> {
  return await new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../shapes-worker.ts', import.meta.url), { workerData: input });
    worker.once('message', resolve);
    worker.once('error', reject);
    // Without a message before: the thread died. After one, the promise is settled and this says nothing.
    worker.once('exit', (code) =>
      reject(new Error(`the outlines were not drawn: thread ended with ${code}`)),
    );
  });
}
