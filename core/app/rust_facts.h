/* The constants of the contract as Rust, for `poise new --rust`. */
#ifndef APP_RUST_FACTS_H
#define APP_RUST_FACTS_H

struct text;

/* Writes facts.rs: every fact, value, therapy, dimension, status and word of the contract
 * with its number, and the layout of its structs as this compiler sees it. */
void rust_facts(struct text *out);

#endif
