import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Build of the officers' console: one page, one chunk a screen, everything self-hosted below /console/. */
export default defineConfig({
  root: here,
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/console/', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Inlined files would need `data:` in more content-security directives than images have.
    assetsInlineLimit: 0,
    // The polyfill is an inline-free script, but every browser that this target runs in has module preload.
    modulePreload: { polyfill: false },
  },
});
