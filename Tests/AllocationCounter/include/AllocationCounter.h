#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

/// Whether allocations are counted in this program: glibc without a sanitizer, which has an allocator of its own.
int allocation_counter_is_available(void);

/// Begins to count what the calling thread allocates, from 0.
void allocation_counter_start(void);

/// How many blocks of memory the calling thread has asked for since.
long allocation_counter_stop(void);

#endif
