export function findChromium(env: Readonly<Record<string, string | undefined>>): string | null;
export function isDebian(osRelease: string): boolean;
export function provideChromium(): Promise<string | null>;
