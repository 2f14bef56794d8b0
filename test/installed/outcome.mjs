/** What a process said and how it ended; `input` goes to its standard input. */
export const outcomeOf = (child, input = '') =>
  new Promise((done, fail) => {
    const said = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'])
      child[name].setEncoding('utf8').on('data', (text) => (said[name] += text))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    child.on('error', fail)
    child.on('close', (code) => done({ code, ...said }))
  })
