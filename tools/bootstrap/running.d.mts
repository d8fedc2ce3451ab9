export function statFields(text: string): string[];
export function processFields(pid: number): string[] | null;
export function noteServer(root: string, pid: number): () => void;
export function runningServers(root: string): Array<{ pid: number; orphan: boolean }>;
export function dataHolder(dataDir: string): number | null;
