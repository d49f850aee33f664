// compare.mjs LIST AJV CHECK TAPLO: do the three agree, file by file?
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

const [listFile, ajvFile, checkFile, taploFile] = process.argv.slice(2);
const rows = (file) => fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => line.split('\t'));
const list = rows(listFile);
const ajv = new Map(rows(ajvFile).map(([file, verdict, why]) => [file, { bad: verdict === 'bad', why }]));
// taplo names the files that it refuses, and no others
const taplo = fs.readFileSync(taploFile, 'utf8');
const said = new Map(JSON.parse(fs.readFileSync(checkFile)).map(({ uri, diagnostics }) => [uri, diagnostics]));

// What a schema can see: keys, types, words, plain numbers, the form of lengths and names. All else that `check` says is about
// what goes together: two keys, lengths against each other, other files.
const codes = new Set(['unknown-key', 'missing-key', 'wrong-type', 'out-of-range', 'bad-length', 'bad-name', 'bad-language', 'unknown-word',
  'empty-text', 'text-too-long', 'empty-list', 'too-many', 'not-toml']);
const isStructural = ({ code, severity, message }) => {
  if (severity !== 1 || !codes.has(code)) return false;
  // "a scale needs 'low'": a key that is needed because of another one; a length out of its range
  if (code === 'missing-key' && /^(a page|a scale|a score with bands|the screen|'least')/.test(message)) return false;
  if (code === 'out-of-range' && /\b(s|min|h|ms)\b|days/.test(message)) return false;
  return true;
};

let disagree = 0, bad = 0;
for (const [file, change, place] of list) {
  const check = (said.get(pathToFileURL(file).href) ?? []).filter(isStructural);
  const { bad: byAjv, why } = ajv.get(file);
  const byTaplo = taplo.includes(file);
  const byCheck = check.length > 0;
  if (byCheck) ++bad;
  if (byCheck === byAjv && byAjv === byTaplo) continue;
  ++disagree;
  console.error(`${place}, ${change}: check ${byCheck ? 'bad' : 'good'}, ajv ${byAjv ? 'bad' : 'good'}, taplo ${byTaplo ? 'bad' : 'good'}`);
  console.error(`    check: ${check.map((d) => d.message).join('; ')}\n    ajv: ${why}\n    ${fs.readFileSync(file, 'utf8').split('\n')[Number(place.split(':')[1]) - 1]}`);
}
console.log(`${list.length} changed files, ${bad} of them structurally wrong: ${disagree === 0 ? 'all three agree' : `${disagree} disagreements`}`);
if (bad < list.length / 2 || bad === list.length) { console.error('too few or too many of them are wrong'); process.exit(1); }
process.exit(disagree === 0 ? 0 : 1);
