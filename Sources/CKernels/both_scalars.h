// Includes the file that CK_TEMPLATE names twice, for float and for double. In the template `scalar` is the type, and
// NAME(f) is f_f32 or f_f64. There is no include guard: each file with a template includes this header once.

#define square_root_f32 sqrtf
#define square_root_f64 sqrt

#define scalar float
#define NAME CK_F32
#include CK_TEMPLATE
#undef scalar
#undef NAME

#define scalar double
#define NAME CK_F64
#include CK_TEMPLATE
#undef scalar
#undef NAME
