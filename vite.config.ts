import { defineConfig } from 'vite'

const ROOT = 'src/web'

/** The explorer as a static site that works from any folder of any web host. To add a page: its HTML file, and a name here. */
const pages = ['index', 'amdahl', 'stragglers', 'conflicts', 'brooks']

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
    rollupOptions: { input: pages.map((page) => `${ROOT}/${page}.html`) },
  },
})
