// mutate.mjs LIBRARY OUT COUNT: writes COUNT files, each a shipped file with one thing changed, the same ones every time.
// What is changed is what a schema can see: keys, types, words, plain numbers, the form of lengths and names.
import fs from 'node:fs';
import path from 'node:path';

const [library, out, wanted] = [process.argv[2], process.argv[3], Number(process.argv[4])];
let state = 20260101;
const random = (limit) => {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return (state >> 8) % limit;
};

const folders = ['config/sessions', 'config/forms', 'playlists'];
const files = folders.flatMap((folder) =>
  fs.readdirSync(path.join(library, folder)).filter((name) => name.endsWith('.toml')).sort().map((name) => path.join(folder, name)));
files.push('config/breath.toml', 'config/room.toml');

const keyLine = /^(\s*)([a-z-]+)(\s*=\s*)(.*)$/;
const changes = {
  'drop a key': (m) => null,
  'rename a key': (m) => `${m[1]}${m[2]}x${m[3]}${m[4]}`,
  'a number for anything': (m) => `${m[1]}${m[2]}${m[3]}17`,
  'a text for anything': (m) => `${m[1]}${m[2]}${m[3]}"Zebra Crossing"`,
  'a flag for anything': (m) => `${m[1]}${m[2]}${m[3]}true`,
  'a list for anything': (m) => `${m[1]}${m[2]}${m[3]}["a", 1]`,
  'a table for anything': (m) => `${m[1]}${m[2]}${m[3]}{ zebra = 1 }`,
  'a fraction for anything': (m) => `${m[1]}${m[2]}${m[3]}-7.5`,
  'a large number for anything': (m) => `${m[1]}${m[2]}${m[3]}1000000`,
  'an empty text for anything': (m) => `${m[1]}${m[2]}${m[3]}""`,
  'a key that nobody knows': (m) => `${m[0]}\n${m[1]}zebra = 1`,
  'nothing': (m) => m[0],
};
const names = Object.keys(changes);

fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(path.join(out, 'config'), { recursive: true });
fs.symlinkSync(path.resolve(library, 'config/schema'), path.join(out, 'config/schema'));
let made = 0;
const seen = new Set();
while (made < wanted) {
  const file = files[random(files.length)];
  const lines = fs.readFileSync(path.join(library, file), 'utf8').split('\n');
  const places = lines.flatMap((line, at) => (keyLine.test(line) && !/"""/.test(line) ? [at] : []));
  const at = places[random(places.length)];
  const name = names[made % names.length];
  const match = lines[at].replace(/\s+#[^"]*$/, '').match(keyLine);
  // Another kind of file or an older format is another question than whether this one is well-formed.
  if (match[2] === 'format' || seen.has(`${file}:${at}:${name}`)) continue;
  // a value of several lines stays whole
  const value = match[4];
  if ((value.startsWith('[') && !value.includes(']')) || (value.startsWith('{') && !value.includes('}'))) continue;
  seen.add(`${file}:${at}:${name}`);
  const changed = changes[name](match);
  const text = [...lines.slice(0, at), ...(changed === null ? [] : [changed]), ...lines.slice(at + 1)].join('\n');
  // Two kinds are told by their names, so they need folders of their own.
  const number = String(made).padStart(3, '0');
  const named = /(breath|room)\.toml$/.test(file);
  const folder = path.join(out, named ? number : '', path.dirname(file));
  const base = named ? path.basename(file) : `${number}-${path.basename(file)}`;
  fs.mkdirSync(folder, { recursive: true });
  if (named) fs.symlinkSync(path.resolve(library, 'config/schema'), path.join(folder, 'schema'));
  fs.writeFileSync(path.join(folder, base), text);
  console.log([path.join(folder, base), name, `${file}:${at + 1}`].join('\t'));
  ++made;
}
