#define _GNU_SOURCE
#include "CProcessor.h"

#if defined(__linux__)
#include <sched.h>

int processor_keep_to_core(int core) {
    if (core < 0 || core >= CPU_SETSIZE) return 0;
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    return sched_setaffinity(0, sizeof cores, &cores) == 0;
}
#else
int processor_keep_to_core(int core) { return 0; }
#endif
