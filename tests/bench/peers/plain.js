// No engine: closures, as a team would write them by hand.
'use strict';
const { rules, rank, measure, RULED_OUT, UNKNOWN, ELIGIBLE } = require('./common.js');

const HOLDS = {
  in: (value, wanted) => wanted.includes(value),
  le: (value, wanted) => value <= wanted,
  ge: (value, wanted) => value >= wanted,
  has: (value, wanted) => value.includes(wanted),
  lacks: (value, wanted) => !value.includes(wanted),
};

function compile({ fact, op, value: wanted }) {
  const holds = HOLDS[op];
  return (person) => {
    const value = person[fact];
    return value === undefined ? UNKNOWN : holds(value, wanted) ? ELIGIBLE : RULED_OUT;
  };
}

const options = rules.options.map((option) => option.all.map(compile));

function judge(person, conditions) {
  let state = ELIGIBLE;
  for (const condition of conditions) {
    const now = condition(person);
    if (now === RULED_OUT) return RULED_OUT;
    if (now < state) state = now;
  }
  return state;
}

measure('plain-js', (person) => rank(person, options.map((option) => judge(person, option))));
