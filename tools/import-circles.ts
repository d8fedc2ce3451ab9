/**
 * Circles among the imports of files: for each a way round, in the order of the imports, its first file again at the end.
 * Every circle is met, though one of several through the same files may stand for the others.
 */
export function circlesOf(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (file: string): void => {
    const begun = trail.indexOf(file);
    if (begun >= 0) {
      circles.push([...trail.slice(begun), file]);
      return;
    }
    if (done.has(file)) {
      return;
    }
    trail.push(file);
    imports.get(file)?.forEach(visit);
    trail.pop();
    done.add(file);
  };
  [...imports.keys()].forEach(visit);
  return circles;
}
