// One program for both: with `--cli -- <arguments>` it is the command line, otherwise the window. What stands behind
// the first `--` is for us alone: Chromium takes no switch from there.
export {} // a module, so that each of the two is awaited

const { argv } = process
const end = argv.indexOf('--')

if (argv.slice(0, Math.max(end, 0)).includes('--cli')) {
  process.argv = [process.execPath, 'tokenferry', ...argv.slice(end + 1)]
  await import('./cli/index')
  // Electron starts what needs a display as soon as this module has been evaluated, so the process ends here.
  await Promise.all([written(process.stdout), written(process.stderr)])
  process.exit(process.exitCode) // without the code, Electron's own would end it with 0
}
await import('./index')

/** Once all that was written before is with the program that reads it, or that program is gone. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) => {
    stream.write('', () => {
      done()
    })
  })
}
