// cql-execution with cql-exec-fhir: every person a FHIR R4 bundle with one Observation a fact. Bundles
// are loaded once and run together, the documented way for many; loading them is timed, making is not.
'use strict';
const cql = require('cql-execution');
const fhir = require('cql-exec-fhir');
const { rules, persons, rank, line, report, RULED_OUT, UNKNOWN, ELIGIBLE } = require('./common.js');
const elm = require('./elm.js');

const when = cql.DateTime.fromJSDate(new Date(0), 0);
const executor = new cql.Executor(new cql.Library(elm.withObservations()), new cql.CodeService({}));

const state = (truth) => (truth === true ? ELIGIBLE : truth === false ? RULED_OUT : UNKNOWN);

const VALUE = {
  choice: (value) => ({ valueString: value }),
  int: (value) => ({ valueInteger: value }),
  set: (value) => ({ component: value.map((v) => ({ code: { text: v }, valueString: v })) }),
};

function bundle(person) {
  const id = `p${person.number}`;
  const observation = ({ name, type }) => ({
    resource: {
      resourceType: 'Observation',
      id: name,
      status: 'final',
      subject: { reference: `Patient/${id}` },
      code: { coding: [{ system: 'urn:facts', code: name }] },
      ...VALUE[type](person[name]),
    },
  });
  const known = rules.facts.filter(({ name }) => person[name] !== undefined);
  const entry = [{ resource: { resourceType: 'Patient', id } }, ...known.map(observation)];
  return { resourceType: 'Bundle', type: 'collection', entry };
}

async function main() {
  const everybody = persons(Number(process.argv[3]));
  const bundles = everybody.map(bundle);
  const rates = [];
  let lists = [];
  for (let pass = 0; pass <= Number(process.argv[4]); pass++) {
    const start = performance.now();
    const source = fhir.PatientSource.FHIRv401();
    source.loadBundles(bundles);
    const results = (await executor.exec(source, when)).patientResults;
    lists = everybody.map((person) => {
      const mine = results[`p${person.number}`];
      return line(person, rank(person, rules.options.map(({ number }) => state(mine[`o${number}`]))));
    });
    if (pass > 0) rates.push((everybody.length / (performance.now() - start)) * 1000);
  }
  report('cql-exec-fhir', lists, rates);
}

main();
