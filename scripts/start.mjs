/**
 * `npm start`: from a fresh clone, or a minute after the last time, to the open window.
 */
import { build, isBuilt } from './build.mjs'
import { run } from './child.mjs'
import { hasDisplay, withOwnDisplay } from './display.mjs'
import { electronFlags } from './electron-flags.mjs'
import { rehearse } from './rehearse.mjs'
import { requireSetUp, root } from './setup.mjs'
import { say, script, step } from './terminal.mjs'

/** Opens the application and waits until it is closed. @returns {Promise<number>} its exit code */
const open = async (binary, args) => {
  const flags = await electronFlags(binary)
  // Some editors' terminals set ELECTRON_RUN_AS_NODE: Electron would then be plain Node.
  delete process.env.ELECTRON_RUN_AS_NODE
  const week = 7 * 24 * 60
  const { code } = await run(binary, [...flags, root, ...args], {
    show: true,
    minutes: week,
  })
  return code
}

await script(async () => {
  const { binary } = await requireSetUp('start')
  if (!isBuilt(root)) await step('building', () => build(root))
  if (hasDisplay()) return open(binary, process.argv.slice(2))

  say(
    'No display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so a rehearsal runs in an invisible window.',
  )
  return withOwnDisplay(rehearse)
})
