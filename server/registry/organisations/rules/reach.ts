/**
 * Area numbers of the offices that matter to somebody posted at these paths: all below them, and every unit above
 * them, since papers go up to the province. A path is `/12/345/`: the numbers from the province down.
 */
export function officeAreas(
  paths: readonly string[],
  numbersUnder: (paths: readonly string[]) => readonly number[],
): number[] {
  const above = paths.flatMap((path) =>
    path
      .split('/')
      .filter((part) => part !== '')
      .map(Number),
  );
  return [...new Set([...numbersUnder(paths), ...above])];
}
