/**
 * A library of Windows without code: its one function is another library's. Of `bcryptprimitives.dll`, which wine 8
 * lacks, the programs written in Rust that Vitest uses need `ProcessPrng` alone, and that is what RtlGenRandom does.
 */

/** Where the one section of the file is: in the file, and in memory. */
const inFile = 0x200
const inMemory = 0x1000

/**
 * @param name of the library
 * @param exported what it is asked for
 * @param target `library.function`, which does it
 * @returns {Buffer} the file, in the PE format of 64-bit Windows
 */
export const forwardingLibrary = (name, exported, target) => {
  const { section, size } = exportsOf(name, exported, target)
  return Buffer.concat([headersFor(size), section])
}

/** The table of exports (PE format, ".edata"). An address that lies within the table is a forwarder's name. */
const exportsOf = (name, exported, target) => {
  const section = Buffer.alloc(0x200)
  const table = { addresses: 40, names: 44, ordinals: 48 }
  let end = 52
  const put = (text) => {
    const at = end
    end += section.write(`${text}\0`, at, 'latin1')
    return inMemory + at
  }
  section.writeUInt32LE(put(name), 12)
  section.writeUInt32LE(1, 16) // the first ordinal
  section.writeUInt32LE(1, 20) // functions
  section.writeUInt32LE(1, 24) // names
  section.writeUInt32LE(inMemory + table.addresses, 28)
  section.writeUInt32LE(inMemory + table.names, 32)
  section.writeUInt32LE(inMemory + table.ordinals, 36)
  section.writeUInt32LE(put(exported), table.names)
  section.writeUInt32LE(put(target), table.addresses)
  return { section, size: end }
}

const headersFor = (exportsSize) => {
  const headers = Buffer.alloc(inFile)
  headers.write('MZ')
  headers.writeUInt32LE(0x40, 0x3c)
  const file = 0x40
  headers.write('PE\0\0', file)
  headers.writeUInt16LE(0x8664, file + 4) // for x64
  headers.writeUInt16LE(1, file + 6) // sections
  headers.writeUInt16LE(240, file + 20) // size of the next header
  headers.writeUInt16LE(0x2022, file + 22) // a library that can be loaded, also high up
  const image = file + 24
  headers.writeUInt16LE(0x20b, image) // 64 bits
  headers.writeUInt32LE(0x200, image + 8) // size of the data
  headers.writeBigUInt64LE(0x180000000n, image + 24) // where it would like to be
  headers.writeUInt32LE(inMemory, image + 32) // alignment in memory
  headers.writeUInt32LE(inFile, image + 36) // alignment in the file
  headers.writeUInt16LE(6, image + 40) // the oldest Windows, twice
  headers.writeUInt16LE(6, image + 48)
  headers.writeUInt32LE(2 * inMemory, image + 56) // size in memory
  headers.writeUInt32LE(inFile, image + 60) // size of the headers
  headers.writeUInt16LE(2, image + 68) // subsystem
  headers.writeUInt16LE(0x100, image + 70) // no code in its data
  headers.writeUInt32LE(16, image + 108) // directories, the first of which is that of the exports
  headers.writeUInt32LE(inMemory, image + 112)
  headers.writeUInt32LE(exportsSize, image + 116)
  const section = image + 240
  headers.write('.edata', section)
  headers.writeUInt32LE(exportsSize, section + 8)
  headers.writeUInt32LE(inMemory, section + 12)
  headers.writeUInt32LE(0x200, section + 16)
  headers.writeUInt32LE(inFile, section + 20)
  headers.writeUInt32LE(0x40000040, section + 36) // data that can be read
  return headers
}
