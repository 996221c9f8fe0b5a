// Writes the options as ELM, the compiled form of CQL that its engines run: ELM is plain JSON, so no
// translator is needed.
//
// A set is asked with a guard: in cql-execution `x in null` is false, not null.
'use strict';
const { rules } = require('./common.js');

const TYPES = 'urn:hl7-org:elm-types:r1';
const FHIR = 'http://hl7.org/fhir';
const named = (uri, name) => ({ type: 'NamedTypeSpecifier', name: `{${uri}}${name}` });
const literal = (type, value) => ({ type: 'Literal', valueType: `{${TYPES}}${type}`, value: `${value}` });
const operation = (type, ...operand) => ({ type, operand });
const joined = (type, parts) => parts.reduce((all, part) => operation(type, all, part));
const isNull = (operand) => ({ type: 'IsNull', operand });

function hasMember(fact, member) {
  const elements = operation('In', literal('String', member), fact);
  return { type: 'If', condition: isNull(fact), then: { type: 'Null' }, else: elements };
}

// A condition, with `fact` as the expression for its fact.
function condition({ op, value }, fact) {
  switch (op) {
    case 'in':
      return joined('Or', value.map((v) => operation('Equal', fact, literal('String', v))));
    case 'le':
      return operation('LessOrEqual', fact, literal('Integer', value));
    case 'ge':
      return operation('GreaterOrEqual', fact, literal('Integer', value));
    case 'has':
      return hasMember(fact, value);
    default:
      return { type: 'Not', operand: hasMember(fact, value) };
  }
}

function definitions(context, reference) {
  return rules.options.map(({ number, all }) => ({
    name: `o${number}`,
    context,
    accessLevel: 'Public',
    expression: joined('And', all.map((c) => condition(c, reference(c.fact)))),
  }));
}

function library(id, rest) {
  const schemaIdentifier = { id: 'urn:hl7-org:elm', version: 'r1' };
  return { library: { identifier: { id, version: '1.0.0' }, schemaIdentifier, ...rest } };
}

const system = { localIdentifier: 'System', uri: TYPES };

// Facts as parameters: the cheapest way to give them.
function withParameters() {
  const type = {
    choice: named(TYPES, 'String'),
    int: named(TYPES, 'Integer'),
    set: { type: 'ListTypeSpecifier', elementType: named(TYPES, 'String') },
  };
  return library('Options', {
    usings: { def: [system] },
    parameters: {
      def: rules.facts.map((fact) => ({
        name: fact.name,
        accessLevel: 'Public',
        parameterTypeSpecifier: type[fact.type],
      })),
    },
    statements: { def: definitions('Unfiltered', (name) => ({ type: 'ParameterRef', name })) },
  });
}

const observations = (fact) => ({
  alias: 'X',
  expression: {
    type: 'Retrieve',
    dataType: `{${FHIR}}Observation`,
    codeProperty: 'code',
    codeComparator: '~',
    codes: { type: 'ToList', operand: { type: 'CodeRef', name: fact } },
  },
});
const valueOf = (scope, type) => ({
  type: 'Property',
  path: 'value',
  source: { type: 'As', operand: { type: 'Property', path: 'value', scope }, asTypeSpecifier: named(FHIR, type) },
});
const query = (source, expression) => ({
  type: 'Query',
  source: [source],
  relationship: [],
  return: { distinct: false, expression },
});

// The first Observation with the code of the fact; of a set the values of its components.
function lookUp({ name, type }) {
  const components = { alias: 'C', expression: { type: 'Property', path: 'component', scope: 'X' } };
  const value =
    type === 'set' ? query(components, valueOf('C', 'string')) : valueOf('X', type === 'int' ? 'integer' : 'string');
  return { type: 'First', source: query(observations(name), value) };
}

// Facts as Observations of a FHIR R4 bundle, code system urn:facts.
function withObservations() {
  const patient = { type: 'SingletonFrom', operand: { type: 'Retrieve', dataType: `{${FHIR}}Patient` } };
  const define = (name, expression) => ({ name, context: 'Patient', accessLevel: 'Public', expression });
  return library('OptionsOfBundle', {
    usings: { def: [system, { localIdentifier: 'FHIR', uri: FHIR, version: '4.0.1' }] },
    codeSystems: { def: [{ name: 'F', id: 'urn:facts', accessLevel: 'Public' }] },
    codes: {
      def: rules.facts.map(({ name }) => ({ name, id: name, accessLevel: 'Public', codeSystem: { name: 'F' } })),
    },
    statements: {
      def: [
        define('Patient', patient),
        ...rules.facts.map((fact) => define(fact.name, lookUp(fact))),
        ...definitions('Patient', (name) => ({ type: 'ExpressionRef', name })),
      ],
    },
  });
}

module.exports = { withParameters, withObservations };
