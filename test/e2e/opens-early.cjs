// For `electron -r <this> .`: opens a file as macOS does when it was dropped on a program that does not run yet, which is
// before Electron is ready.
'use strict'

const { app } = require('electron')

app.on('newListener', (name) => {
  if (name !== 'open-file') return
  process.nextTick(() => {
    const event = { defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) }
    app.emit('open-file', event, process.env.OPENED_EARLY)
    if (app.isReady() || !event.defaultPrevented) throw new Error('The file was not taken, or not early.')
  })
})
