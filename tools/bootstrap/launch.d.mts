export function serve(root: string, node: string, args: readonly string[]): Promise<number>;
