import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { compiledCatalogs } from './scripts/compiled-catalogs'
import { helpPages } from './scripts/help-pages'

// The oldest runtime that this is run on (scripts/bootstrap/electron-of-npm.mjs): Electron 33.2.1. electron-vite would
// otherwise derive the targets from the version in package.json.
const node = 'node20.18'
const chrome = 'chrome130'

// What is bundled and on which terms, for the list of licenses in a package (scripts/package/bundled.mjs).
const license = { fileName: 'bundled.json' }

export default defineConfig({
  main: {
    plugins: [compiledCatalogs],
    resolve: {
      alias: {
        'ajv/dist/2020.js': resolve('main/settings/no-json-schema.ts'),
        'ajv-formats': resolve('main/settings/no-json-schema.ts'),
        'when-exit': resolve('main/settings/no-exit-hooks.ts'),
      },
    },
    build: {
      target: node,
      outDir: resolve('out/main'),
      license,
      // Bundled whole: fewer files to open at start, no node_modules in the package. The two optional native
      // add-ons of ssh2 stay outside: it asks for them in a try/catch and does without.
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        external: ['cpu-features', /sshcrypto\.node$/],
        input: {
          start: 'main/start.ts',
          index: 'main/index.ts',
          cli: 'main/cli/index.ts',
          'review-thread': 'main/review/worker/entry.ts',
          'recording-thread': 'main/application/recordings/entry.ts',
        },
      },
    },
  },
  preload: {
    build: {
      target: node,
      outDir: resolve('out/preload'),
      license,
      externalizeDeps: false, // a sandboxed preload can require nothing but 'electron'
      rolldownOptions: {
        input: { index: 'main/electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }, // and has to be CommonJS
      },
    },
  },
  renderer: {
    root: resolve('renderer'),
    plugins: [react({ jsxImportSource: '#jsx' }), helpPages, compiledCatalogs],
    build: {
      target: chrome,
      outDir: resolve('out/renderer'),
      license,
      minify: true,
      assetsInlineLimit: 0, // the content security policy has no `data:`
      rolldownOptions: {
        input: { index: resolve('renderer/index.html'), print: resolve('renderer/src/print.ts') },
        output: {
          entryFileNames: ({ name }) => `${name === 'print' ? 'print' : 'assets'}/[name]-[hash].js`,
          // Apart: what lies in `print` is read only when something is printed.
          assetFileNames: ({ names: [name = ''] }) =>
            /^(?:print|noto-sans)|-[4-7]00-normal\.woff2?$/.test(name)
              ? 'print/[name]-[hash][extname]'
              : 'assets/[name]-[hash][extname]',
        },
      },
    },
    server: { host: '127.0.0.1' },
  },
})
