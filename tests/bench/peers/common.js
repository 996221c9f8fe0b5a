// What the JavaScript sides share: the rules, the persons, the ranking and the clock.
//
//     node ENGINE.js FOLDER PERSONS PASSES
// FOLDER holds rules.json and persons.ndjson; the list of every person goes to FOLDER/NAME.
'use strict';
const fs = require('fs');
const path = require('path');

const folder = process.argv[2];
const rules = JSON.parse(fs.readFileSync(path.join(folder, 'rules.json'), 'utf8'));

function persons(count) {
  const lines = fs.readFileSync(path.join(folder, 'persons.ndjson'), 'utf8').trimEnd().split('\n');
  return lines.slice(0, count).map((line) => JSON.parse(line));
}

const RULED_OUT = 0;
const UNKNOWN = 1;
const ELIGIBLE = 2;
const BELOW = 1e10; // what cannot be told stands below everything else

// Options as sorted keys, from their states. Done here, not in the engine's own language.
function rank(person, states) {
  const keys = [];
  for (let option = 0; option < rules.options.length; option++) {
    if (states[option] === RULED_OUT) continue;
    const burden = rules.options[option].burden;
    let sum = 0;
    for (let i = 0; i < burden.length; i++) sum += person.weights[i] * burden[i];
    keys.push((states[option] === UNKNOWN ? BELOW : 0) + sum * 256 + option);
  }
  return keys.sort((a, b) => a - b);
}

function line(person, keys) {
  const written = keys.map((key) => {
    const below = key >= BELOW;
    const rest = below ? key - BELOW : key;
    return `${below ? 'u' : 'e'}${rest % 256}@${Math.floor(rest / 256)}`;
  });
  return `${person.number} ${written.join(',')}`;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function report(name, lists, rates) {
  fs.writeFileSync(path.join(folder, name), lists.join('\n') + '\n');
  const mib = process.resourceUsage().maxRSS / 1024;
  console.log(`${name} ${median(rates).toFixed(0)} ${mib.toFixed(0)}`);
}

async function pass(everybody, evaluate, together) {
  for (let at = 0; at < everybody.length; at += together) {
    if (together > 1) {
      await Promise.all(everybody.slice(at, at + together).map(evaluate));
      continue;
    }
    const answer = evaluate(everybody[at]);
    if (answer instanceof Promise) await answer;
  }
}

// Ranks everybody once to warm up and to write the lists, then for the clock. `evaluate` answers
// sorted keys, or a promise of them; `together` persons are under way at once.
async function measure(name, evaluate, together = 1) {
  const everybody = persons(Number(process.argv[3]));
  const lists = [];
  const rates = [];
  for (const person of everybody) lists.push(line(person, await evaluate(person)));
  for (let i = 0; i < Number(process.argv[4]); i++) {
    const start = performance.now();
    await pass(everybody, evaluate, together);
    rates.push((everybody.length / (performance.now() - start)) * 1000);
  }
  report(name, lists, rates);
}

module.exports = { rules, persons, rank, line, report, measure, RULED_OUT, UNKNOWN, ELIGIBLE };
