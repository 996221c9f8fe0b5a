// GoRules ZEN: one expression node with a short-circuiting three-valued expression an option.
'use strict';
const { ZenEngine, ZenDecisionContent } = require('@gorules/zen-engine');
const { rules, rank, measure } = require('./common.js');

const text = JSON.stringify;
const HOLDS = {
  in: (c) => (c.value.length === 1 ? `${c.fact} == ${text(c.value[0])}` : `${c.fact} in ${text(c.value)}`),
  le: (c) => `${c.fact} <= ${c.value}`,
  ge: (c) => `${c.fact} >= ${c.value}`,
  has: (c) => `${text(c.value)} in ${c.fact}`,
  lacks: (c) => `${text(c.value)} not in ${c.fact}`,
};

// Ruled out (0) if a known fact fails, else cannot tell (1) if one is missing, else eligible (2).
function expression({ all }) {
  const fails = all.map((c) => `(${c.fact} != null and not (${HOLDS[c.op](c)}))`);
  const missing = [...new Set(all.map((c) => c.fact))].map((fact) => `${fact} == null`);
  return `(${fails.join(' or ')}) ? 0 : ((${missing.join(' or ')}) ? 1 : 2)`;
}

const expressions = rules.options.map((option) => ({
  id: `e${option.number}`,
  key: `o${option.number}`,
  value: expression(option),
}));
const at = (x) => ({ x, y: 0 });
const decision = {
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode', position: at(0) },
    {
      id: 'rules',
      name: 'rules',
      type: 'expressionNode',
      position: at(1),
      content: { expressions, passThrough: false },
    },
    { id: 'out', name: 'out', type: 'outputNode', position: at(2) },
  ],
  edges: [
    { id: '1', sourceId: 'in', targetId: 'rules', type: 'edge' },
    { id: '2', sourceId: 'rules', targetId: 'out', type: 'edge' },
  ],
};
const engine = new ZenEngine().createDecision(new ZenDecisionContent(Buffer.from(text(decision))));

async function evaluate(person) {
  const { weights, number, ...facts } = person;
  const { result } = await engine.evaluate(facts);
  return rank(person, expressions.map(({ key }) => result[key]));
}

// One after the other, then 64 at once.
measure('zen-engine', evaluate).then(() => measure('zen-engine-64', evaluate, 64));
