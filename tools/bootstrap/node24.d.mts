export function packagedNode(platform: string, arch: string): string | null;
export function findNode24(root: string): string;
