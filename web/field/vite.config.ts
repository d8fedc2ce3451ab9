import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Build of the checkpoint officers' app at `/field/`: installable, offline after the first visit, scanner included. */
export default defineConfig({
  root: here,
  base: '/field/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  plugins: [
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'sw.ts',
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,woff2,wasm,svg,png}'],
        maximumFileSizeToCacheInBytes: 2_500_000,
      },
      manifest: {
        id: '/field/',
        name: 'Vùng Xanh – chốt kiểm soát',
        short_name: 'VX Chốt',
        description: 'Quét mã và quyết định tại chốt, không cần mạng.',
        lang: 'vi',
        start_url: '/field/',
        scope: '/field/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#0b4f8a',
        icons: [
          { src: '/field/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/field/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/field/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
  ],
  build: {
    outDir: fileURLToPath(new URL('../../dist/field/', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Our pure libraries and the contract do nothing when imported: what is not used is left out.
      treeshake: { moduleSideEffects: (id) => !/\/(?:lib|contract)\/(?!.*node_modules)/.test(id) },
    },
  },
});
