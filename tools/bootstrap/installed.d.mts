interface LockFile {
  packages?: Record<
    string,
    { version?: string; integrity?: string; optional?: boolean; devOptional?: boolean }
  >;
}
export function fitsLock(lock: LockFile, noted: LockFile): boolean;
export function isInstalled(root: string): Promise<boolean>;
