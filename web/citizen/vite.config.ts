import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Build of the citizens' app: installable, offline after the first visit, everything self-hosted at `/`. */
export default defineConfig({
  root: here,
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  plugins: [
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'sw.ts',
      injectRegister: false,
      registerType: 'autoUpdate',
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,woff2,wasm,svg,png}'],
        maximumFileSizeToCacheInBytes: 2_500_000,
      },
      manifest: {
        id: '/',
        name: 'Vùng Xanh – người dân',
        short_name: 'Vùng Xanh',
        description: 'Quét QR, khai báo y tế, bản đồ vùng dịch. Dùng được khi mất mạng.',
        lang: 'vi',
        start_url: '/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#0b4f8a',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: 'Quét QR', url: '/quet' },
          { name: 'Mã của tôi', url: '/ma-cua-toi' },
        ],
      },
    }),
  ],
  build: {
    outDir: fileURLToPath(new URL('../../dist/citizen/', import.meta.url)),
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
