import { parentPort, workerData } from 'node:worker_threads';
import { type ShapeInput, buildShapes } from './rules/build-shapes.ts';

/** Body of the thread that draws outlines: clipping a province takes a tenth of a second, too long for the request loop. */
const { units, boundaries, outline } = workerData as ShapeInput;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
parentPort?.postMessage(buildShapes(units, boundaries, outline));
