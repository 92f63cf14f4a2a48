// The file that CK_TEMPLATE names, once for float and once for double. In it `scalar` is the type and NAME(f) the name
// f_f32 or f_f64. No include guard: it is meant to be included once in each file that has a template.

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
