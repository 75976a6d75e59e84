// Runs the WebAssembly build of pandoc: node pandoc.mjs MODULE JOBS, where JOBS is a
// JSON list of {options, files: {name in pandoc: path}, out}. Paths are read and
// written here; pandoc sees only the files named.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [module, jobs] = process.argv.slice(2)
const { convert } = await import(pathToFileURL(module + '/src/index.node.js'))
for (const job of JSON.parse(readFileSync(jobs, 'utf8'))) {
  const files = {}
  for (const [name, path] of Object.entries(job.files)) files[name] = new Blob([readFileSync(path)])
  const result = await convert(job.options, null, files)
  if (result.stderr) console.error(result.stderr)
  const out = result.files[job.options['output-file']]
  if (!out) process.exit(1)
  writeFileSync(job.out, Buffer.from(await out.arrayBuffer()))
}
