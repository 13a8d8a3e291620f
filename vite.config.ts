import { defineConfig } from 'vite'
import { pages } from './src/web/ui/pages.ts'

const ROOT = 'src/web'

/** The explorer as a static site that works from any folder of any web host; its pages are those of the menu. */
export default defineConfig({
  root: ROOT,
  base: './',
  publicDir: false,
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/site',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: { input: pages.map(({ file }) => `${ROOT}/${file}`) },
  },
})
