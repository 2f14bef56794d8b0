// Loaded into a measured process: writes its peak memory, in kB, and the time on the processor of all its threads, in
// microseconds, to file descriptor 3 when it ends. A thread of it loads this as well, and writes nothing.
if (require('node:worker_threads').isMainThread) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    require('node:fs').writeSync(3, `${maxRSS} ${userCPUTime + systemCPUTime}`)
  })
}
