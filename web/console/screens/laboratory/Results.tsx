import { Enter } from './Enter.tsx';
import { Receive } from './Receive.tsx';
import { Verify } from './Verify.tsx';

/** L2 and L3: tubes come in, results go down, a second person releases them. */
export function Results() {
  return (
    <>
      <Receive />
      <Enter />
      <Verify />
    </>
  );
}
