import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type UrlValues = { readonly [name: string]: string | undefined };

/**
 * Filters and sorting kept in the address, so that a view can be sent to a colleague and survives a reload.
 * An empty value leaves the address.
 */
export function useUrlState(): [values: UrlValues, change: (patch: UrlValues) => void] {
  const values: UrlValues = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (patch: UrlValues) => {
      void navigate({
        to: '.',
        replace: true,
        search: (former: UrlValues) =>
          Object.fromEntries(
            Object.entries({ ...former, ...patch }).filter(
              ([, value]) => value !== undefined && value !== '',
            ),
          ),
      });
    },
    [navigate],
  );
  return [values, change];
}

/** A value of the address if it is one of the codes, else undefined. */
export function oneOf<const T extends readonly string[]>(
  codes: T,
  value: string | undefined,
): T[number] | undefined {
  return codes.find((code) => code === value);
}
