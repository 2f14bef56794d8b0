// The floor: read a file as UTF-8 and split it into lines and words.
let words = 0
for (const line of require('node:fs').readFileSync(process.argv[2], 'utf8').split('\n')) {
  words += line.trim().split(' ').length
}
process.stdout.write(`${words}\n`)
