import { useEffect } from 'react';

/** Runs just before the browser lays out paper, so that what is printed is as it stands then. */
export function usePrinting(before: () => void): void {
  useEffect(() => {
    window.addEventListener('beforeprint', before);
    return () => window.removeEventListener('beforeprint', before);
  });
}
