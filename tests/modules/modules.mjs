// What modules really include, against the table in app/README.md.
//   modules.mjs check ROOT     each module includes what its row says, no more and no less; no circles; one home a library
//   modules.mjs picture ROOT   prints the picture of the modules for app/README.md
//   modules.mjs deps ROOT      prints each module and all that it sees
// What a header passes on counts: who includes session/view.hpp depends on all that it includes.
import fs from 'node:fs';
import path from 'node:path';

const [task, root] = process.argv.slice(2);
const app = path.join(root, 'app');

// Headers of others, and the modules that may see them, directly or through headers of ours.
const libraries = [
  [/^toml\+\+/, 'script'], [/^expat/, 'script'], [/^libav|^libsw/, 'audio'], [/^ebur128/, ''], [/^sqlite3|^sqlcipher/, 'sqlite'],
  [/^nlohmann/, 'script record picture author'], [/^openssl/, 'record sqlite'], [/^imgui/, 'ui platform'], [/^SDL/, 'platform'],
  [/^CLI\//, 'program'], [/^cairo|^pango|^png\.h|^fribidi/, 'draw'], [/^utf8/, 'core'], [/^mosquitto|^curl|^gpiod/, 'call'],
];

function filesBelow(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(name);
    return /\.[ch]pp$/.test(name) ? [name] : [];
  });
}

// file (from app/) -> what it includes: { ours: [files], others: [headers] }
function readIncludes() {
  const includes = new Map();
  for (const file of filesBelow(app)) {
    const lines = fs.readFileSync(file, 'utf8').matchAll(/^#include (?:"([^"]+)"|<([^>]+)>)/gm);
    const found = { ours: [], others: [] };
    for (const [, ours, others] of lines) (ours ? found.ours : found.others).push(ours ?? others);
    includes.set(path.relative(app, file), found);
  }
  return includes;
}

const moduleOf = (file) => file.split('/')[0];
const unitOf = (file) => file.replace(/\.[ch]pp$/, '');

// Everything that a file sees: what it includes, and what that passes on.
function seenBy(includes) {
  const known = new Map();
  const see = (file) => {
    if (known.has(file)) return known.get(file);
    const seen = { ours: new Set(), others: new Set(includes.get(file)?.others) };
    known.set(file, seen);
    for (const header of includes.get(file)?.ours ?? []) {
      seen.ours.add(header);
      for (const one of see(header).ours) seen.ours.add(one);
      for (const one of see(header).others) seen.others.add(one);
    }
    return seen;
  };
  for (const file of includes.keys()) see(file);
  return known;
}

// module -> Map(other module -> a file that includes it)
function dependencies(includes, seen) {
  const all = new Map();
  for (const file of includes.keys()) {
    const own = moduleOf(file);
    if (!all.has(own)) all.set(own, new Map());
    for (const header of seen.get(file).ours) {
      const other = moduleOf(header);
      if (other !== own && !all.get(own).has(other)) all.get(own).set(other, `${file} sees ${header}`);
    }
  }
  return all;
}

const readMap = () => fs.readFileSync(path.join(app, 'README.md'), 'utf8');

function readTable() {
  const first = readMap().slice(readMap().indexOf('| module |')).split('\n\n')[0];
  const rows = first.matchAll(/^\| (\w+) \| [^|]+ \| ([^|]+) \|/gm);
  const table = new Map();
  for (const [, name, may] of rows) if (name !== 'module') table.set(name, may.trim());
  for (const [name, may] of table) {
    const all = may.match(/^all but (.+)$/);
    const but = all ? new Set([name, ...all[1].split(' ')]) : null;
    table.set(name, new Set(all ? [...table.keys()].filter((one) => !but.has(one)) : may.split(' ').filter((one) => one !== '-')));
  }
  return table;
}

// module -> Set(modules that it is linked to)
function readBuild() {
  const text = fs.readFileSync(path.join(app, 'CMakeLists.txt'), 'utf8').replace(/#.*/g, '');
  const build = new Map();
  for (const [, name, rest] of text.matchAll(/^lw_module\((\w+)([^)]*)\)/gm)) {
    const depends = rest.match(/DEPENDS([\sa-z_]*)/);
    build.set(name, new Set(depends ? depends[1].trim().split(/\s+/) : []));
  }
  return build;
}

// Groups of nodes that reach each other (Tarjan, 1972, "Depth-first search and linear graph algorithms").
function circles(graph) {
  const found = [], stack = [], number = new Map(), low = new Map(), onStack = new Set();
  const visit = (node) => {
    number.set(node, number.size);
    low.set(node, number.get(node));
    stack.push(node);
    onStack.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!number.has(next)) visit(next);
      if (onStack.has(next)) low.set(node, Math.min(low.get(node), low.get(next)));
    }
    if (low.get(node) !== number.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    group.forEach((one) => onStack.delete(one));
    if (group.length > 1) found.push(group);
  };
  for (const node of graph.keys()) if (!number.has(node)) visit(node);
  return found;
}

// A header and its source are one unit; edges lead to other units of the same module.
function unitGraph(includes) {
  const graph = new Map();
  for (const [file, { ours }] of includes) {
    const unit = unitOf(file);
    if (!graph.has(unit)) graph.set(unit, new Set());
    for (const header of ours)
      if (moduleOf(header) === moduleOf(file) && unitOf(header) !== unit) graph.get(unit).add(unitOf(header));
  }
  return graph;
}

// The direct way only: what is reached through another module is left out.
function picture(all) {
  const lines = ['```mermaid', 'graph TD'];
  for (const name of [...all.keys()].sort((a, b) => all.get(b).size - all.get(a).size || a.localeCompare(b))) {
    const others = [...all.get(name).keys()];
    const direct = others.filter((one) => !others.some((other) => all.get(other)?.has(one)));
    for (const one of direct.sort()) lines.push(`  ${name} --> ${one}`);
  }
  return [...lines, '```'].join('\n');
}

function faults(includes, seen, all) {
  const bad = [];
  const table = readTable(), build = readBuild();
  for (const [name, uses] of all) {
    if (!table.has(name)) bad.push(`${name} has no row in app/README.md`);
    for (const [other, why] of uses)
      if (!table.get(name)?.has(other)) bad.push(`${name} may not include ${other}: ${why}`);
    for (const other of table.get(name) ?? [])
      if (!uses.has(other)) bad.push(`${name} does not include ${other}, as its row in app/README.md says`);
    const linked = [...(build.get(name) ?? [])].sort().join(' '), told = [...(table.get(name) ?? [])].sort().join(' ');
    if (linked !== told) bad.push(`${name} is linked to "${linked}", but its row in app/README.md says "${told}"`);
  }
  for (const name of table.keys()) if (!all.has(name)) bad.push(`app/README.md has a row for ${name}, which is not there`);
  for (const [file, { others }] of seen)
    for (const header of includes.has(file) ? others : [])
      for (const [pattern, homes] of libraries)
        if (pattern.test(header) && !homes.split(' ').includes(moduleOf(file))) bad.push(`${file} sees <${header}>, which belongs to ${homes || 'tests'}`);
  for (const group of [...circles(unitGraph(includes)), ...circles(new Map([...all].map(([name, uses]) => [name, uses.keys()])))])
    bad.push(`a circle: ${group.sort().join(', ')}`);
  if (!readMap().includes(picture(all)))
    bad.push('the picture of the modules in app/README.md is not what `node tests/modules/modules.mjs picture .` prints');
  return bad;
}

const includes = readIncludes();
const seen = seenBy(includes);
const all = dependencies(includes, seen);
if (task === 'picture') {
  console.log(picture(all));
} else if (task === 'deps') {
  for (const [name, uses] of all) console.log([name, ...[...uses.keys()].sort()].join(' '));
} else {
  const bad = faults(includes, seen, all);
  bad.forEach((one) => console.error(one));
  process.exitCode = bad.length === 0 ? 0 : 1;
}
