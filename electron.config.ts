import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// The oldest runtime that this is run on (scripts/bootstrap/electron-of-npm.mjs): Electron 33.2.1. electron-vite would
// otherwise derive the targets from the version in package.json.
const node = 'node20.18'
const chrome = 'chrome130'

export default defineConfig({
  main: {
    resolve: {
      alias: {
        'ajv/dist/2020.js': resolve('main/settings/no-json-schema.ts'),
        'ajv-formats': resolve('main/settings/no-json-schema.ts'),
      },
    },
    build: {
      target: node,
      outDir: resolve('out/main'),
      // Bundled whole: fewer files to open at start, no node_modules in the package. The two optional native
      // add-ons of ssh2 stay outside: it asks for them in a try/catch and does without.
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        external: ['cpu-features', /sshcrypto\.node$/],
        input: {
          index: 'main/index.ts',
          cli: 'main/cli/index.ts',
          'review-thread': 'main/review/worker/entry.ts',
        },
      },
    },
  },
  preload: {
    build: {
      target: node,
      outDir: resolve('out/preload'),
      externalizeDeps: false, // a sandboxed preload can require nothing but 'electron'
      rolldownOptions: {
        input: { index: 'main/electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }, // and has to be CommonJS
      },
    },
  },
  renderer: {
    root: resolve('renderer'),
    plugins: [react()],
    build: {
      target: chrome,
      outDir: resolve('out/renderer'),
      minify: true,
      assetsInlineLimit: 0, // the content security policy has no `data:`
      rolldownOptions: { input: { index: resolve('renderer/index.html') } },
    },
    server: { host: '127.0.0.1' },
  },
})
