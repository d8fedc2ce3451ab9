export function sourcesDigest(root: string, paths?: readonly string[]): Promise<string>;
export function buildWeb(root: string, node: string, options?: { force?: boolean }): Promise<void>;
