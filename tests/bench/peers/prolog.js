// Writes the options and persons as Prolog: FOLDER/options.pl and FOLDER/persons.pl.
//
// A person is p(Fact1, ..., Weights) with nil for what is missing. One clause an option gives its
// state, 2 eligible or 1 cannot tell, and fails when a condition does.
'use strict';
const fs = require('fs');
const path = require('path');
const { rules, persons } = require('./common.js');

const folder = process.argv[2];
const variable = (fact) => `V${rules.facts.findIndex(({ name }) => name === fact)}`;

const HOLDS = {
  in: (v, values) => `(${values.map((value) => `${v}==${value}`).join(';')})`,
  le: (v, value) => `${v}=<${value}`,
  ge: (v, value) => `${v}>=${value}`,
  has: (v, value) => `memberchk(${value},${v})`,
  lacks: (v, value) => `\\+memberchk(${value},${v})`,
};

function clause({ number, all }) {
  const used = new Set(all.map(({ fact }) => fact));
  const head = rules.facts.map(({ name }) => (used.has(name) ? variable(name) : '_'));
  const tests = all.map(({ fact, op, value }, i) => {
    const v = variable(fact);
    return `(${v}==nil->S${i}=1;${HOLDS[op](v, value)}->S${i}=2)`;
  });
  const least = all.map((_, i) => `S${i}`).reduce((a, b) => `min(${a},${b})`);
  return `state(${number},p(${head.join(',')},_),S) :- ${tests.join(',')}, S is ${least}.`;
}

const PROGRAM = `
sum([],[],0).
sum([W|Ws],[B|Bs],S) :- sum(Ws,Bs,S0), S is S0+W*B.

candidate(P,Ws,K-O) :-
    between(0,${rules.options.length - 1},O), state(O,P,S), burden(O,Bs), sum(Ws,Bs,B),
    K is (2-S)*10000000+B.
rank(P,L) :- arg(${rules.facts.length + 1},P,Ws), findall(X,candidate(P,Ws,X),L0), keysort(L0,L).

run([]).
run([P|Ps]) :- ( rank(P,_), fail ; true ), run(Ps).

write_lists(_,_,[]).
write_lists(S,N,[P|Ps]) :-
    rank(P,L), format(S,"~w ",[N]), write_list(S,L,''), nl(S), N1 is N+1, write_lists(S,N1,Ps).
write_list(_,[],_).
write_list(S,[K-O|L],Between) :-
    ( K>=10000000 -> C=u, B is K-10000000 ; C=e, B=K ),
    format(S,"~w~w~w@~w",[Between,C,O,B]), write_list(S,L,',').

peak(Mib) :-
    read_file_to_string('/proc/self/status',Text,[]), split_string(Text,"\\n","",Lines),
    member(Line,Lines), string_concat("VmHWM:",Rest,Line), !,
    split_string(Rest," \\t","",Words), member(Word,Words), number_string(Kib,Word), !,
    Mib is Kib//1024.

main :-
    current_prolog_flag(argv,[File,PassText]), atom_number(PassText,Passes),
    findall(P,person(P),Ps), length(Ps,N), run(Ps),
    findall(R,( between(1,Passes,_), statistics(walltime,[A,_]), run(Ps),
                statistics(walltime,[B,_]), R is N*1000/(B-A) ),Rs),
    msort(Rs,Sorted), I is Passes//2, nth0(I,Sorted,Median), peak(Mib),
    open(File,write,S), write_lists(S,0,Ps), close(S),
    format("swi-prolog ~0f ~w~n",[Median,Mib]).
`;

function term(value) {
  return value === undefined ? 'nil' : Array.isArray(value) ? `[${value.join(',')}]` : value;
}

const burdens = rules.options.map(({ number, burden }) => `burden(${number},[${burden.join(',')}]).`);
fs.writeFileSync(
  path.join(folder, 'options.pl'),
  [':- set_prolog_flag(optimise,true).', ...rules.options.map(clause), ...burdens, PROGRAM].join('\n'),
);
fs.writeFileSync(
  path.join(folder, 'persons.pl'),
  persons(Number(process.argv[3]))
    .map((p) => `person(p(${rules.facts.map(({ name }) => term(p[name])).join(',')},[${p.weights.join(',')}])).\n`)
    .join(''),
);
