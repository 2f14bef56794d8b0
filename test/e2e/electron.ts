import { _electron, type ElectronApplication } from 'playwright'

/** Electron died as the debugger of Playwright came to it, before a test could do anything: Electron’s own fault. */
const diedAtTheDebugger = /Debugger attached[^]*signal=(SIGSEGV|SIGTRAP)/

/** Starts Electron, a second time if it died of the debugger that Playwright starts it with. */
export async function launchElectron(
  options: Parameters<typeof _electron.launch>[0],
): Promise<ElectronApplication> {
  try {
    return await _electron.launch(options)
  } catch (error) {
    if (!diedAtTheDebugger.test(String(error))) throw error
    return _electron.launch(options)
  }
}
