// How many words a second compromise finds the people, places and organisations of: peer_names.mjs RECORDS.jsonl
//
// Run it in a folder where `npm install compromise` was run. The words are counted as the program counts them, near enough:
// runs of letters and digits. Time is that of the processor, texts in memory, after a first round to warm up.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const nlp = createRequire(join(process.cwd(), 'package.json'))('compromise')
const lines = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)
const texts = lines.map(line => JSON.parse(line).text)
const words = texts.reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}]+/gu) ?? []).length, 0)
const round = () => texts.reduce((sum, text) => {
  const doc = nlp(text)
  return sum + doc.people().length + doc.places().length + doc.organizations().length
}, 0)

texts.slice(0, 50).forEach(text => nlp(text).people().length)
const begun = process.cpuUsage()
const found = round()
const spent = process.cpuUsage(begun)
const seconds = (spent.user + spent.system) / 1e6
console.log(`${Math.round(words / seconds)} words/s of processor time: ${words} words, ${found} names`)
