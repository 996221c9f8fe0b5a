// Writes the options as CLIPS: FOLDER/rules.clp.
//
// One template with a slot a fact, nil for what is missing; of each option a rule that fires when it
// is eligible (hit N 2) and one that fires when it is possible (hit N 1).
'use strict';
const fs = require('fs');
const path = require('path');
const { rules } = require('./common.js');

const isSet = new Set(rules.facts.filter(({ type }) => type === 'set').map(({ name }) => name));

const HOLDS = {
  le: (v, value) => `(<= ${v} ${value})`,
  ge: (v, value) => `(>= ${v} ${value})`,
  has: (v, value) => `(member$ ${value} ${v})`,
  lacks: (v, value) => `(not (member$ ${value} ${v}))`,
};

// All conditions on one fact: a pattern can hold one test a slot.
function slot(fact, conditions, possible) {
  const [{ op, value }] = conditions;
  if (op === 'in') return `(${fact} ${[...value, ...(possible ? ['nil'] : [])].join('|')})`;
  const v = `?${fact}`;
  const holds = `(and TRUE ${conditions.map((c) => HOLDS[c.op](v, c.value)).join(' ')})`;
  const missing = isSet.has(fact) ? `(member$ nil ${v})` : `(eq ${v} nil)`;
  const test = possible ? `(or ${missing} ${holds})` : `(and (not ${missing}) ${holds})`;
  return `(${fact} ${isSet.has(fact) ? '$' : ''}${v}&:${test})`;
}

function rule({ number, all }, possible) {
  const facts = [...new Set(all.map(({ fact }) => fact))];
  const slots = facts.map((fact) => slot(fact, all.filter((c) => c.fact === fact), possible));
  const name = `${possible ? 'possible' : 'eligible'}-${number}`;
  return `(defrule ${name} (person ${slots.join(' ')}) => (hit ${number} ${possible ? 1 : 2}))`;
}

const slots = rules.facts.map(({ name }) => `(${isSet.has(name) ? 'multislot' : 'slot'} ${name})`);
const template = `(deftemplate person ${slots.join(' ')})`;
const all = rules.options.flatMap((option) => [rule(option, false), rule(option, true)]);
fs.writeFileSync(path.join(process.argv[2], 'rules.clp'), [template, ...all, ''].join('\n'));
