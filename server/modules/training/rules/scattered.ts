import { randomInt } from 'node:crypto';

/** A prime: no size that is used here has it as a factor, so every number comes before any comes again. */
const STEP = 7_368_787;

/**
 * Numbers from 0 to below `size`, in a scattered order that begins anywhere, none twice before all were given. What a step is
 * found by (a plate, a telephone, a name) must not be that of another trainee too, and by chance alone a hundred of eight
 * hundred plates meet several times.
 */
export function scattered(size: number): () => number {
  let at = randomInt(size);
  return () => {
    at = (at + STEP) % size;
    return at;
  };
}
