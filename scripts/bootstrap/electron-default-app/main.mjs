// What Electron runs when it is started as `electron [-r module]… [path] [arguments]`. The official runtime brings
// its own; this is the same behaviour for the runtime that comes from the npm registry (../electron-of-npm.mjs).
import { existsSync, readFileSync } from 'node:fs'
import Module from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const readCommandLine = (args) => {
  const modules = []
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i]
    if (arg === '-r' || arg === '--require') {
      i += 1
      modules.push(args[i])
    } else if (arg === '-v' || arg === '--version') return { modules, print: `v${process.versions.electron}` }
    else if (arg === '-a' || arg === '--abi') return { modules, print: process.versions.modules }
    else if (!arg.startsWith('-')) return { modules, file: arg }
  }
  return { modules, print: 'Usage: electron [options] <path>' }
}

const load = async (file) => {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  const folder = resolve(file)
  const manifest = join(folder, 'package.json')
  const own = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : undefined
  if (own?.version) app.setVersion(own.version)
  if (own?.productName ?? own?.name) app.name = own.productName ?? own.name
  if (own?.desktopName) app.setDesktopName(own.desktopName)

  const main = Module._resolveFilename(folder, null, true)
  app.setAppPath(own ? folder : dirname(main))
  await import(pathToFileURL(main).href)
}

const { modules, print, file } = readCommandLine(process.argv.slice(1))
Module._preloadModules(modules)
if (print !== undefined) {
  console.log(print)
  app.exit(0)
} else {
  try {
    // Awaited at the top level: Electron becomes ready only after this module, so an application that has to act
    // before that can.
    await load(file)
  } catch (error) {
    console.error(error)
    app.exit(1)
  }
}
