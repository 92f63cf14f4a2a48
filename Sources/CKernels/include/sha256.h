#ifndef CKERNELS_SHA256_H
#define CKERNELS_SHA256_H

#include <stddef.h>
#include <stdint.h>

/// A SHA-256 in progress: the hash value so far, the bytes that do not yet fill a block, and how many came in all.
/// Source: FIPS 180-4, "Secure Hash Standard" (2015).
typedef struct {
    uint32_t state[8];
    uint64_t length;
    uint8_t block[64];
} ck_sha256;

/// Begins a new message.
void ck_sha256_init(ck_sha256 *hash);

/// Appends `count` bytes to the message; the boundaries of the pieces do not matter.
void ck_sha256_update(ck_sha256 *hash, const uint8_t *bytes, size_t count);

/// Ends the message and writes its 32-byte digest; `hash` then needs `ck_sha256_init` again.
void ck_sha256_finish(ck_sha256 *hash, uint8_t digest[32]);

#endif
