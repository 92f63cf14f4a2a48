// The functions that allocate, in front of glibc's: a program's own come before those of its libraries, for everything in
// the process. Only the calls of a thread that has asked for it are counted.

#include "AllocationCounter.h"

#include <errno.h>
#include <stddef.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define SANITIZED 1
#endif
#endif

static _Thread_local long counted, step;

void allocation_counter_start(void) {
    counted = 0;
    step = 1;
}

long allocation_counter_stop(void) {
    step = 0;
    return counted;
}

#if defined(__GLIBC__) && !defined(SANITIZED)

int allocation_counter_is_available(void) { return 1; }

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size) {
    counted += step;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    counted += step;
    return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
    counted += step;
    return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
    counted += step;
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    counted += step;
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    counted += step;
    // Its answer is a status, and errno is none of its business.
    int before = errno;
    void *memory = __libc_memalign(alignment, size);
    errno = before;
    if (!memory) return alignment % sizeof(void *) || (alignment & (alignment - 1)) || !alignment ? EINVAL : ENOMEM;
    *block = memory;
    return 0;
}

#else

int allocation_counter_is_available(void) { return 0; }

#endif
