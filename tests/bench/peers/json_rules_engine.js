// json-rules-engine: one rule an option. It evaluates every condition of an `all`; a rule that
// failed is "cannot tell" unless a condition on a fact that is there was false.
'use strict';
const { Engine } = require('json-rules-engine');
const { rules, rank, measure, RULED_OUT, UNKNOWN, ELIGIBLE } = require('./common.js');

const OPERATOR = {
  in: 'in',
  le: 'lessThanInclusive',
  ge: 'greaterThanInclusive',
  has: 'contains',
  lacks: 'doesNotContain',
};

const engine = new Engine([], { allowUndefinedFacts: true });
for (const option of rules.options) {
  const all = option.all.map(({ fact, op, value }) => ({ fact, operator: OPERATOR[op], value }));
  const event = { type: 'eligible', params: { option: option.number } };
  engine.addRule({ conditions: { all }, event });
}

function failed(condition) {
  return !condition.result && condition.factResult !== undefined;
}

measure('json-rules-engine', async (person) => {
  const { weights, number, ...facts } = person;
  const states = new Uint8Array(rules.options.length);
  const run = await engine.run(facts);
  for (const rule of run.results) states[rule.event.params.option] = ELIGIBLE;
  for (const rule of run.failureResults)
    states[rule.event.params.option] = rule.conditions.all.some(failed) ? RULED_OUT : UNKNOWN;
  return rank(person, states);
});
