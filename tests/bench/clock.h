/* A clock and a median: what every benchmark measures with. */
#ifndef CLOCK_H
#define CLOCK_H

/* Nanoseconds since some moment. */
double now_ns(void);

/* Sorts the values. */
double median(double *values, int count);

#endif
