// The table: medians over rounds, and how many times as fast Poise is, taken round by round because
// other loads on the machine move all engines of a round together. Checks that all lists agree.
//
//     node summary.js FIGURES      lists are read from the folder of FIGURES
// Exits with 1 if engines disagree, with 3 if Poise was only too slow.
'use strict';
const fs = require('fs');
const path = require('path');

// How many times as fast as the engine Poise must rank; with the answer written, it must be ahead.
const WANTED = {
  'c-table': 0.6,
  'plain-js': 3.5,
  'swi-prolog': 10,
  clips: 15,
  'zen-engine': 80,
  'zen-engine-64': 80,
  'json-rules-engine': 300,
  'cql-execution': 300,
  'cql-exec-fhir': 300,
};

function readRounds(file) {
  const rounds = [];
  const notes = new Set();
  for (const line of fs.readFileSync(file, 'utf8').trimEnd().split('\n')) {
    if (line.startsWith('# round')) rounds.push({});
    else if (line.startsWith('#')) notes.add(line.slice(2));
    else {
      const [name, rate, mib] = line.split(' ');
      rounds[rounds.length - 1][name] = { rate: Number(rate), mib: Number(mib) };
    }
  }
  return { rounds, notes };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

// Persons of an engine whose list is not that of the C reference.
function compare(folder, name) {
  const read = (file) => fs.readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n');
  const wanted = read('c-table');
  const lists = read(name);
  return { count: lists.length, wrong: lists.filter((list, i) => list !== wanted[i]).length };
}

const shown = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(value < 1 ? 2 : 3));

function row(rounds, name) {
  const rates = rounds.map((round) => round[name].rate);
  const ratio = (side) => median(rounds.map((round) => round[side].rate / round[name].rate));
  return {
    name,
    rate: median(rates),
    low: Math.min(...rates),
    high: Math.max(...rates),
    mib: Math.max(...rounds.map((round) => round[name].mib)),
    ranked: ratio('poise'),
    written: ratio('poise-json'),
  };
}

function print(rows) {
  const columns = ['engine', 'persons/s', 'lowest-highest', 'MiB', 'poise', 'wanted', 'poise-json'];
  const cells = rows.map((r) => [
    r.name,
    r.rate.toFixed(0),
    `${r.low}-${r.high}`,
    r.mib.toFixed(0),
    `${shown(r.ranked)} x`,
    r.name in WANTED ? `${WANTED[r.name]} x` : '',
    `${shown(r.written)} x`,
  ]);
  const table = [columns, ...cells];
  const widths = columns.map((_, i) => Math.max(...table.map((line) => line[i].length)));
  for (const line of table)
    console.log(line.map((c, i) => (i === 0 ? c.padEnd(widths[i]) : c.padStart(widths[i]))).join('  '));
}

const file = process.argv[2];
const { rounds, notes } = readRounds(file);
const rows = Object.keys(rounds[0]).map((name) => row(rounds, name));
rows.sort((a, b) => b.rate - a.rate);
console.log(`peers: 40 options, 230 conditions, 25 facts; one core, medians of ${rounds.length} rounds`);
console.log('"poise" and "poise-json" say how many times as fast as the engine Poise is: facts to a ranked');
console.log('list, and with the explained answer written as JSON. No other engine explains.');
print(rows);
for (const note of notes) console.log(note);

let wrong = 0;
for (const name of Object.keys(WANTED)) {
  if (!fs.existsSync(path.join(path.dirname(file), name))) continue;
  const compared = compare(path.dirname(file), name);
  wrong += compared.wrong;
  console.log(`${name}: the same list for ${compared.count - compared.wrong} of ${compared.count} persons`);
}
const slow = rows.filter(
  (r) => r.name in WANTED && (r.ranked < WANTED[r.name] || (r.name !== 'c-table' && r.written < 1)),
);
for (const r of slow) console.log(`missed beside ${r.name}`);
process.exit(wrong > 0 ? 1 : slow.length > 0 ? 3 : 0);
