// cql-execution: the options as ELM, the facts as parameters.
'use strict';
const cql = require('cql-execution');
const { rules, rank, measure, RULED_OUT, UNKNOWN, ELIGIBLE } = require('./common.js');
const elm = require('./elm.js');

const nobody = { currentPatient: () => undefined, nextPatient: () => undefined };
const when = cql.DateTime.fromJSDate(new Date(0), 0);
const executor = new cql.Executor(new cql.Library(elm.withParameters()), new cql.CodeService({}));

const state = (truth) => (truth === true ? ELIGIBLE : truth === false ? RULED_OUT : UNKNOWN);

measure('cql-execution', async (person) => {
  const facts = {}; // an absent parameter would be its own definition: what is missing must be null
  for (const { name } of rules.facts) facts[name] = person[name] === undefined ? null : person[name];
  executor.withParameters(facts);
  const results = (await executor.exec(nobody, when)).unfilteredResults;
  return rank(person, rules.options.map(({ number }) => state(results[`o${number}`])));
});
