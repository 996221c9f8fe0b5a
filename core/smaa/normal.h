/* The standard normal distribution by its quantiles: Wichura's AS 241 (PPND16), relative
 * error about 1e-16. One uniform gives one normal, which common random numbers need. */
#ifndef SMAA_NORMAL_H
#define SMAA_NORMAL_H

#include <stddef.h>

/* The value that a standard normal stays below with probability p; 0 < p < 1. */
double smaa_normal_quantile(double p);

/* Turns uniforms into normals in place: at most SMAA_BLOCK of them. */
void smaa_normals(double *values, size_t count);

/* Turns uniforms into exponentials of mean 1 in place. */
void smaa_exponentials(double *values, size_t count);

/* The same for what is drawn on another scale: e to the x, and 1 / (1 + e to the -x). */
void smaa_exp_all(double *values, size_t count);
void smaa_logistic_all(double *values, size_t count);

#endif
