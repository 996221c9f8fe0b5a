/* Gamma and beta variates: Marsaglia and Tsang (2000), and the ratio of two gammas. */
#ifndef SMAA_GAMMA_H
#define SMAA_GAMMA_H

struct smaa_source;

/* Mean `shape`; shape above 0. */
double smaa_gamma(struct smaa_source *source, double shape);

/* Between 0 and 1; both shapes above 0. */
double smaa_beta(struct smaa_source *source, double alpha, double beta);

#endif
