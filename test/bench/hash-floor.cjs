// The floor of a review: read a file, hash it, find its newlines. In pieces, as nobody would hold it.
const { openSync, readSync } = require('node:fs')
const hash = require('node:crypto').createHash('sha256')
const file = openSync(process.argv[2], 'r')
const piece = Buffer.alloc(1 << 20)
let newlines = 0
for (;;) {
  const length = readSync(file, piece, 0, piece.length, null)
  if (length === 0) break
  const bytes = piece.subarray(0, length)
  hash.update(bytes)
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) newlines += 1
}
process.stdout.write(`${newlines} ${hash.digest('hex')}\n`)
