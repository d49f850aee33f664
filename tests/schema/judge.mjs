// judge.mjs MODULES SCHEMAS: reads paths of TOML files, one a line, and prints a line for each: path, "good" or "bad", why.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(path.join(path.resolve(process.argv[2]), 'x.js'));
const Ajv = require('ajv');
const { parse } = require('smol-toml');
const ajv = new Ajv({ allErrors: true, strict: false });
const schemas = {};
const schemaFor = (kind) => (schemas[kind] ??= ajv.compile(JSON.parse(fs.readFileSync(path.join(process.argv[3], `${kind}.schema.json`)))));

// As a file says itself in its first line; else by its place, as the program does.
const kindOf = (file, text) => text.match(/^#:schema .*?([a-z]+)\.schema\.json/)?.[1]
  ?? (file.includes('/sessions/') ? 'session' : file.includes('/playlists/') ? 'playlist' : path.basename(file, '.toml'));

for (const file of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const text = fs.readFileSync(file, 'utf8');
  try {
    const validate = schemaFor(kindOf(file, text));
    const good = validate(parse(text));
    console.log([file, good ? 'good' : 'bad', good ? '' : `${validate.errors[0].instancePath} ${validate.errors[0].message}`].join('\t'));
  } catch (error) {
    console.log([file, 'bad', String(error.message).split('\n')[0]].join('\t'));
  }
}
