// Loaded into a measured process: writes its peak memory, in kB, and the time on the processor of all its threads, in
// microseconds, to file descriptor 3 when it ends.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  require('node:fs').writeSync(3, `${maxRSS} ${userCPUTime + systemCPUTime}`)
})
