/**
 * Loaded into the command line before it starts (`node --import`) while a rehearsal is recorded:
 *
 * - takes down what reaches the simulated FortiGate, as the SSH server hands it over: not what we say we typed;
 * - stops the calendar, so that recordings of different days name the same dates;
 * - keeps the data folder, which a rehearsal without a window removes at its end.
 *
 * Of the product it knows only that it is written on ssh2 and what its folder is called, so it fits any commit.
 */
import fs, { appendFileSync, promises } from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { basename, join } from 'node:path'

const folder = process.env.TOKENFERRY_RECORDING
const today = Date.parse('2026-03-04T10:20:30Z')

globalThis.Date = new Proxy(Date, {
  construct: (target, args) => Reflect.construct(target, args.length > 0 ? args : [today]),
  get: (target, name) => (name === 'now' ? () => today : Reflect.get(target, name)),
})

// As earlier commits remove it, and as it is now.
const { cp, rm } = promises
promises.rm = async (path, options) => {
  if (basename(path).startsWith('tokenferry-rehearsal-'))
    await cp(path, join(folder, 'data'), { recursive: true })
  return rm(path, options)
}
const { cpSync, rmSync } = fs
fs.rmSync = (path, options) => {
  if (basename(path).startsWith('.rehearsal-')) cpSync(path, join(folder, 'data'), { recursive: true })
  rmSync(path, options)
}
syncBuiltinESMExports()

/** A line for each thing that happens on a connection; of what is typed for each packet, which is each write of ours. */
const note = (connection, what, text) => {
  const line = [connection, what, ...(text === undefined ? [] : [JSON.stringify(text)])].join(' ')
  appendFileSync(join(folder, 'reached.txt'), `${line}\n`)
}

/** Shows what an object emits to `look` first, which may answer other arguments. */
const watch = (emitter, look) => {
  const { emit } = emitter
  emitter.emit = (name, ...args) => emit.call(emitter, name, ...(look(name, args) ?? args))
}

/** The arguments of a request of ssh2, whose `accept` shows what it hands over to `look` first. */
const accepting = ([accept, ...rest], look) => [
  (...args) => {
    const accepted = accept(...args)
    look(accepted)
    return accepted
  },
  ...rest,
]

/** Notes what comes in on a channel: like every readable stream, it is pushed. */
const listen = (connection, what) => (channel) => {
  const { push } = channel
  channel.push = (bytes, encoding) => {
    if (bytes !== null) note(connection, what, bytes.toString('latin1'))
    return push.call(channel, bytes, encoding)
  }
}

const listenToSession = (connection) => (session) =>
  watch(session, (request, args) => {
    if (request === 'shell') {
      note(connection, 'opens a shell')
      return accepting(args, listen(connection, 'types'))
    }
    if (request === 'exec') {
      note(connection, 'runs', args[2].command)
      return accepting(args, listen(connection, 'sends'))
    }
    return undefined
  })

const listenToClient = (connection, client) =>
  watch(client, (event, args) => {
    if (event === 'authentication') note(connection, 'logs in', `${args[0].username}, ${args[0].method}`)
    if (event === 'session') return accepting(args, listenToSession(connection))
    return undefined
  })

let connections = 0
const { Server } = createRequire(process.argv[1])('ssh2')
const { emit } = Server.prototype
Server.prototype.emit = function (name, ...args) {
  if (name === 'connection') {
    connections += 1
    listenToClient(connections, args[0])
  }
  return emit.call(this, name, ...args)
}
