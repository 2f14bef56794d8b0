// What Electron runs when it is started as `electron [-r module]… [path] [arguments]`. The official runtime brings
// its own; this is the same behaviour for the runtime that comes from the npm registry (../electron-runtime.mjs).
'use strict'

const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const { pathToFileURL } = require('node:url')
const { app } = require('electron')

const readCommandLine = (args) => {
  const modules = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]
    if (arg === '-r' || arg === '--require') modules.push(args[++i])
    else if (arg === '-v' || arg === '--version') return { modules, print: `v${process.versions.electron}` }
    else if (arg === '-a' || arg === '--abi') return { modules, print: process.versions.modules }
    else if (!arg.startsWith('-')) return { modules, file: arg }
  }
  return { modules, print: 'Usage: electron [options] <path>' }
}

const load = async (file) => {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  const folder = path.resolve(file)
  const manifest = path.join(folder, 'package.json')
  const own = fs.existsSync(manifest) ? JSON.parse(fs.readFileSync(manifest, 'utf8')) : undefined
  if (own?.version) app.setVersion(own.version)
  if (own?.productName ?? own?.name) app.name = own.productName ?? own.name
  if (own?.desktopName) app.setDesktopName(own.desktopName)

  const main = Module._resolveFilename(folder, null, true)
  app.setAppPath(own ? folder : path.dirname(main))
  await import(pathToFileURL(main).href)
}

const { modules, print, file } = readCommandLine(process.argv.slice(1))
Module._preloadModules(modules)
if (print !== undefined) {
  console.log(print)
  app.exit(0)
} else {
  load(file).catch((error) => {
    console.error(error)
    app.exit(1)
  })
}
