// What we use of packages that come without types, or with others than their code.

declare module 'seek-bzip' {
  interface Input {
    readonly readByte: () => number
    readonly read: (buffer: Uint8Array, at: number, length: number) => number
    readonly eof: () => boolean
  }
  /** Decodes all streams of `input`. @throws Error if a sum differs, and whatever the two throw */
  const bunzip: {
    readonly decode: (
      input: Input,
      output: { readonly writeByte: (byte: number) => void },
      multistream: boolean,
    ) => void
  }
  export default bunzip
}

declare module 'libarchive-wasm' {
  /** Archives, entries and memory are addresses. What fails throws an Error in the words of libarchive. */
  interface LibarchiveWasm {
    readonly module: { readonly _malloc: (size: number) => number; readonly HEAP8: Int8Array }
    readonly read_new: () => number
    readonly read_support_filter_all: (archive: number) => number
    readonly read_support_format_all: (archive: number) => number
    readonly read_open_memory: (archive: number, memory: number, size: number) => number
    /** 0 at the end, and if there is an error. */
    readonly read_next_entry: (archive: number) => number
    readonly read_data: (archive: number, buffer: number, size: number) => number
    readonly read_free: (archive: number) => number
    readonly error_string: (archive: number) => string
    readonly entry_filetype: (entry: number) => number
    readonly entry_pathname: (entry: number) => string
    readonly entry_hardlink: (entry: number) => string
    readonly entry_is_encrypted: (entry: number) => number
  }
  export function libarchiveWasm(options: { readonly wasmBinary: Uint8Array }): Promise<LibarchiveWasm>
}

declare module 'yauzl' {
  import type { Readable } from 'node:stream'
  export interface Entry {
    readonly fileNameRaw: Buffer
    readonly extraFields: readonly unknown[]
    readonly generalPurposeBitFlag: number
    readonly compressionMethod: number
    readonly versionMadeBy: number
    readonly externalFileAttributes: number
    readonly crc32: number
    readonly isEncrypted: () => boolean
  }
  export interface ZipFile {
    readonly eachEntry: () => AsyncIterable<Entry>
    /** The stream fails if it does not come to the size that the entry has. */
    readonly openReadStreamPromise: (entry: Entry) => Promise<Readable>
  }
  const yauzl: {
    readonly fromBufferPromise: (
      bytes: Buffer,
      options: { readonly decodeStrings: boolean },
    ) => Promise<ZipFile>
    readonly getFileNameLowLevel: (
      flags: number,
      name: Buffer,
      extraFields: readonly unknown[],
      strict: boolean,
    ) => string
  }
  export default yauzl
}

declare module 'xz-decompress' {
  import type { ReadableStream } from 'node:stream/web'
  const xz: {
    readonly XzReadableStream: new (packed: ReadableStream<Uint8Array>) => AsyncIterable<Uint8Array>
  }
  export default xz
}

/** The bytes of an asset, as an address `data:…;base64,…`. */
declare module '*?url&inline' {
  const address: string
  export default address
}
