#ifndef CPROCESSOR_H
#define CPROCESSOR_H

/// Runs that many rounds of independent multiply-adds in the widest registers that the processor has, and returns how
/// many floating-point operations they were, a multiply-add being two. `sum` receives a number that depends on all of
/// them, so that none is left out.
double processor_multiply_adds(long rounds, float *sum);

/// Keeps this process on one core, counted from 0. Returns 0 if the system did not.
int processor_keep_to_core(int core);

#endif
