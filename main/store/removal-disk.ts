import {
  appendFileSync,
  closeSync,
  cpSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'

/** What changes the disk, step by step; another one only in tests. */
export interface RemovalDisk {
  readonly copy: (from: string, to: string) => void
  readonly rename: (from: string, to: string) => void
  readonly append: (path: string, line: string) => void
  readonly remove: (path: string) => void
}

/** The real one: what it has written is on the disk when it returns. */
export const removalDisk: RemovalDisk = {
  copy: (from, to) => {
    cpSync(from, to, { recursive: true, preserveTimestamps: true })
    syncFiles(to)
  },
  rename: renameSync,
  append: (path, line) => {
    const descriptor = openSync(path, 'a', 0o600)
    try {
      appendFileSync(descriptor, line)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  },
  remove: (path) => {
    rmSync(path, { recursive: true, force: true })
  },
}

/** The files in a folder and in those below it, as paths from it, sorted. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

function syncFiles(folder: string): void {
  for (const name of filesIn(folder)) {
    const descriptor = openSync(join(folder, name), 'r+')
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  }
}
