const MARK = 'MO-PHONG-';

/**
 * A file name that says of itself that its data are not live: a file travels without the screen that it came from. One that
 * has the mark already keeps it as it is.
 */
export function markedName(name: string, dataset: string): string {
  return dataset === 'live' || name.startsWith(MARK) ? name : MARK + name;
}
