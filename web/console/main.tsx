import '../shared/tokens.css';
import './app/mantine.css';
import './app/theme.css';
import './app/base.css';
import './app/shell.css';
import './app/lists.css';
import './app/parts.css';
import './app/print.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { tellOfNewVersion } from '../shared/new-version.ts';
import { language } from '../shared/texts.ts';
import { router } from './app/routes.tsx';
import { theme } from './app/theme.ts';
import type { ApiError } from './kit/api.ts';

/** Refusals are final; only a lost network or a server that is busy is worth another try. */
function worthRetrying(count: number, failure: ApiError): boolean {
  return count < 2 && (failure.status === 0 || failure.status === 503);
}

const cache = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: true } },
});

tellOfNewVersion('/console/');
const root = document.querySelector('#root');
if (root !== null) {
  document.documentElement.lang = language();
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        forceColorScheme="light"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
