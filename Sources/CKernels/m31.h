// Vectors over the field of p = 2^31 - 1 elements and over its extension of degree four.
//
// Included once by each level, inside its target attribute: no include guard, everything static and inlined. A vector
// is as wide as the machine's registers (LANES), since an extension element takes four of them and a product of two
// fills a register file of sixteen; loops that need more work in flight unroll by hand.
//
// Multiplication is 32 x 32 -> 64 bits of every other lane (pmuludq): a `wide` holds the even lanes and the odd lanes
// apart. Sums of products stay wide and are reduced once at their end, which is most of what this file is about.

typedef uint32_t vec __attribute__((ext_vector_type(LANES)));
typedef int32_t vecs __attribute__((ext_vector_type(LANES)));
typedef uint64_t vec64 __attribute__((ext_vector_type(LANES / 2)));

#define INLINE static inline __attribute__((always_inline, unused))
#define P 0x7fffffffu

// MARK: loads and stores

INLINE vec vload(const uint32_t *p) {
    vec v;
    memcpy(&v, p, sizeof v);
    return v;
}

INLINE void vstore(uint32_t *p, vec v) { memcpy(p, &v, sizeof v); }

// The first n < LANES lanes; the others are zero.
INLINE vec vload_part(const uint32_t *p, size_t n) {
    vec v = 0;
    memcpy(&v, p, n * sizeof(uint32_t));
    return v;
}

INLINE void vstore_part(uint32_t *p, vec v, size_t n) { memcpy(p, &v, n * sizeof(uint32_t)); }

INLINE vec vset(uint32_t x) { return (vec)x; }

#if LANES == 4
#define EVENS 0, 2, 4, 6
#define ODDS 1, 3, 5, 7
#define ZIP_LOW 0, 4, 1, 5
#define ZIP_HIGH 2, 6, 3, 7
#elif LANES == 8
#define EVENS 0, 2, 4, 6, 8, 10, 12, 14
#define ODDS 1, 3, 5, 7, 9, 11, 13, 15
#define ZIP_LOW 0, 8, 1, 9, 2, 10, 3, 11
#define ZIP_HIGH 4, 12, 5, 13, 6, 14, 7, 15
#else
#define EVENS 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30
#define ODDS 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31
#define ZIP_LOW 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23
#define ZIP_HIGH 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31
#endif

// Reads 2 * LANES neighbours and takes them apart: even positions and odd positions.
INLINE void vload_pairs(const uint32_t *p, vec *even, vec *odd) {
    vec a = vload(p), b = vload(p + LANES);
    *even = __builtin_shufflevector(a, b, EVENS);
    *odd = __builtin_shufflevector(a, b, ODDS);
}

// The same of n < LANES pairs; the other lanes are zero.
INLINE void vload_pairs_part(const uint32_t *p, size_t n, vec *even, vec *odd) {
    uint32_t both[2 * LANES] = {0};
    memcpy(both, p, 2 * n * sizeof(uint32_t));
    vload_pairs(both, even, odd);
}

// Writes 2 * LANES neighbours: even positions and odd positions.
INLINE void vstore_pairs(uint32_t *p, vec even, vec odd) {
    vstore(p, __builtin_shufflevector(even, odd, ZIP_LOW));
    vstore(p + LANES, __builtin_shufflevector(even, odd, ZIP_HIGH));
}

INLINE void vstore_pairs_part(uint32_t *p, vec even, vec odd, size_t n) {
    uint32_t both[2 * LANES];
    vstore_pairs(both, even, odd);
    memcpy(p, both, 2 * n * sizeof(uint32_t));
}

// MARK: the base field, one element a lane

// SSE2 has no unsigned minimum. (The level says so: a target attribute defines no macro for its instructions.)
#if defined(__SSE2__) && LANES == 4
#define NO_MINIMUM 1
#else
#define NO_MINIMUM 0
#endif

// Takes x <= 2p to canonical form, except that 2p becomes p.
INLINE vec vcanonical(vec x) {
#if NO_MINIMUM
    // The sign of the difference selects what to add back.
    vec d = x - P;
    return d + ((vec)((vecs)d >> 31) & P);
#else
    return __builtin_elementwise_min(x, x - P);
#endif
}

INLINE vec vadd(vec a, vec b) { return vcanonical(a + b); }

INLINE vec vsub(vec a, vec b) {
#if NO_MINIMUM
    vec d = a - b;
    return d + ((vec)((vecs)d >> 31) & P);
#else
    vec d = a - b;
    return __builtin_elementwise_min(d, d + P);
#endif
}

INLINE vec vdouble(vec a) { return vadd(a, a); }

// p - a: zero becomes p, which is good for a factor and not for a result.
INLINE vec vminus(vec a) { return P - a; }

INLINE vec vneg(vec a) { return vsub((vec)0u, a); }

// a / 2: a rotation of 31 bits.
INLINE vec vhalf(vec a) { return (a >> 1) | ((a << 30) & P); }

// MARK: products and sums of products

// Even lanes and odd lanes of 64 bits: products, or sums of them, that are not reduced.
typedef struct {
    vec64 even, odd;
} wide;

// A factor whose odd lanes have been brought down once, for use in several products.
//
// Upper halves are not cleared but masked where the product is taken: a mask made outside of a loop would be out of
// sight of the instruction selection inside, which would then multiply all 64 bits. The mask itself costs nothing.
typedef struct {
    vec even, odd;
} factor;

#define LOW32 0xffffffffull

#if LANES == 4
#define ODDS_TWICE 1, 1, 3, 3
#define LOWER_WORDS 0, 4, 2, 6
#define UPPER_WORDS 1, 5, 3, 7
#elif LANES == 8
#define ODDS_TWICE 1, 1, 3, 3, 5, 5, 7, 7
#define LOWER_WORDS 0, 8, 2, 10, 4, 12, 6, 14
#define UPPER_WORDS 1, 9, 3, 11, 5, 13, 7, 15
#else
#define ODDS_TWICE 1, 1, 3, 3, 5, 5, 7, 7, 9, 9, 11, 11, 13, 13, 15, 15
#define LOWER_WORDS 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30
#define UPPER_WORDS 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31
#endif

INLINE factor fsplit(vec a) { return (factor){a, __builtin_shufflevector(a, a, ODDS_TWICE)}; }

INLINE factor fset(uint32_t x) { return (factor){vset(x), vset(x)}; }

INLINE vec64 product(vec a, vec b) { return ((vec64)a & LOW32) * ((vec64)b & LOW32); }

INLINE wide wmul(factor a, factor b) { return (wide){product(a.even, b.even), product(a.odd, b.odd)}; }

INLINE wide wzero(void) { return (wide){(vec64)0ull, (vec64)0ull}; }

// Sums hold four products of factors <= p: 4p^2 < 2^64.
INLINE wide wadd(wide a, wide b) { return (wide){a.even + b.even, a.odd + b.odd}; }

INLINE wide wmac(wide sum, factor a, factor b) {
    return (wide){sum.even + product(a.even, b.even), sum.odd + product(a.odd, b.odd)};
}

// Brings a sum below 2^34, so that three more products can be added.
INLINE wide wfold(wide x) {
    return (wide){(x.even & (uint64_t)P) + (x.even >> 31), (x.odd & (uint64_t)P) + (x.odd >> 31)};
}

// The canonical value of any sum below 2^64.
INLINE vec wreduce(wide x) {
    wide y = wfold(wfold(x));  // at most 2^31 + 7
    return vcanonical((vec)(y.even | (y.odd << 32)));
}

// The canonical value of one product of canonical factors, given twice that product: where one factor is used often
// its double is as good, since it still fits 32 bits.
INLINE vec wreduce_twice(wide x) {
    // Twice a product has its upper 31 bits in the upper word, and twice its lower 31 bits in the lower word.
    vec low = __builtin_shufflevector((vec)x.even, (vec)x.odd, LOWER_WORDS);
    vec high = __builtin_shufflevector((vec)x.even, (vec)x.odd, UPPER_WORDS);
    return vcanonical((low >> 1) + high);
}

// The canonical value of one product of canonical factors.
INLINE vec wreduce_one(wide x) { return wreduce_twice(wadd(x, x)); }

INLINE vec vmul(vec a, vec b) { return wreduce_one(wmul(fsplit(a), fsplit(b))); }

// MARK: the extension, QM31 = a + b i + (c + d i) u with i^2 = -1 and u^2 = 2 + i

typedef struct {
    vec a, b, c, d;
} vext;

INLINE vext eload(const uint32_t *p, size_t stride) {
    return (vext){vload(p), vload(p + stride), vload(p + 2 * stride), vload(p + 3 * stride)};
}

INLINE vext eload_part(const uint32_t *p, size_t stride, size_t n) {
    return (vext){vload_part(p, n), vload_part(p + stride, n), vload_part(p + 2 * stride, n),
                  vload_part(p + 3 * stride, n)};
}

INLINE void estore(uint32_t *p, size_t stride, vext x) {
    vstore(p, x.a), vstore(p + stride, x.b), vstore(p + 2 * stride, x.c), vstore(p + 3 * stride, x.d);
}

INLINE void estore_part(uint32_t *p, size_t stride, vext x, size_t n) {
    vstore_part(p, x.a, n), vstore_part(p + stride, x.b, n);
    vstore_part(p + 2 * stride, x.c, n), vstore_part(p + 3 * stride, x.d, n);
}

// Elements 2i and 2i + 1 of LANES pairs.
INLINE void eload_pairs(const uint32_t *p, size_t stride, vext *even, vext *odd) {
    vload_pairs(p, &even->a, &odd->a), vload_pairs(p + stride, &even->b, &odd->b);
    vload_pairs(p + 2 * stride, &even->c, &odd->c), vload_pairs(p + 3 * stride, &even->d, &odd->d);
}

INLINE void eload_pairs_part(const uint32_t *p, size_t stride, size_t n, vext *even, vext *odd) {
    vload_pairs_part(p, n, &even->a, &odd->a), vload_pairs_part(p + stride, n, &even->b, &odd->b);
    vload_pairs_part(p + 2 * stride, n, &even->c, &odd->c);
    vload_pairs_part(p + 3 * stride, n, &even->d, &odd->d);
}

// The same element, four words, in all lanes.
INLINE vext eset(const uint32_t *w) { return (vext){vset(w[0]), vset(w[1]), vset(w[2]), vset(w[3])}; }

INLINE vext ebase(vec a) { return (vext){a, (vec)0u, (vec)0u, (vec)0u}; }

INLINE vext eadd(vext x, vext y) {
    return (vext){vadd(x.a, y.a), vadd(x.b, y.b), vadd(x.c, y.c), vadd(x.d, y.d)};
}

INLINE vext esub(vext x, vext y) {
    return (vext){vsub(x.a, y.a), vsub(x.b, y.b), vsub(x.c, y.c), vsub(x.d, y.d)};
}

INLINE vext eadd_base(vext x, vec y) { return (vext){vadd(x.a, y), x.b, x.c, x.d}; }

INLINE vext emul_base(vext x, vec y) {
    factor f = fsplit(y);
    return (vext){wreduce_one(wmul(fsplit(x.a), f)), wreduce_one(wmul(fsplit(x.b), f)),
                  wreduce_one(wmul(fsplit(x.c), f)), wreduce_one(wmul(fsplit(x.d), f))};
}

// Four wide sums: an extension element that is not reduced.
typedef struct {
    wide a, b, c, d;
} ewide;

INLINE ewide ewzero(void) { return (ewide){wzero(), wzero(), wzero(), wzero()}; }
INLINE ewide ewfold(ewide x) { return (ewide){wfold(x.a), wfold(x.b), wfold(x.c), wfold(x.d)}; }
INLINE vext ewreduce(ewide x) { return (vext){wreduce(x.a), wreduce(x.b), wreduce(x.c), wreduce(x.d)}; }
INLINE ewide ewadd(ewide x, ewide y) {
    return (ewide){wadd(x.a, y.a), wadd(x.b, y.b), wadd(x.c, y.c), wadd(x.d, y.d)};
}

// An extension element as a factor: its four coordinates split.
typedef struct {
    factor a, b, c, d;
} efactor;

INLINE efactor efsplit(vext x) { return (efactor){fsplit(x.a), fsplit(x.b), fsplit(x.c), fsplit(x.d)}; }
INLINE efactor efset(const uint32_t *w) { return (efactor){fset(w[0]), fset(w[1]), fset(w[2]), fset(w[3])}; }

// sum + x y, extension times base: one product a coordinate. Fold after every third.
INLINE ewide ewmac_base(ewide sum, efactor x, factor y) {
    return (ewide){wmac(sum.a, x.a, y), wmac(sum.b, x.b, y), wmac(sum.c, x.c, y), wmac(sum.d, x.d, y)};
}

// The right factor of an extension product with everything that the sixteen base products need of it: the signs are
// in the factors, so that a coordinate is a sum of exactly four products. Made once where a factor is used often.
typedef struct {
    factor e, f, nf;      // y0 = e + f i
    factor g, h, nh;      // y1 = g + h i
    factor g2, h2, nh2;   // (2 + i) y1
} emultiplier;

INLINE emultiplier eprepare(vext y) {
    vec g2 = vsub(vdouble(y.c), y.d), h2 = vadd(vdouble(y.d), y.c);
    return (emultiplier){fsplit(y.a), fsplit(y.b), fsplit(vminus(y.b)), fsplit(y.c),      fsplit(y.d),
                    fsplit(vminus(y.d)), fsplit(g2), fsplit(h2), fsplit(vminus(h2))};
}

// x y, not reduced: four products a coordinate, which is all that fits; fold before adding anything.
INLINE ewide ewmul(vext x, emultiplier y) {
    factor a = fsplit(x.a), b = fsplit(x.b), c = fsplit(x.c), d = fsplit(x.d);
    return (ewide){
        wmac(wmac(wmac(wmul(a, y.e), b, y.nf), c, y.g2), d, y.nh2),
        wmac(wmac(wmac(wmul(a, y.f), b, y.e), c, y.h2), d, y.g2),
        wmac(wmac(wmac(wmul(a, y.g), b, y.nh), c, y.e), d, y.nf),
        wmac(wmac(wmac(wmul(a, y.h), b, y.g), c, y.f), d, y.e),
    };
}

INLINE vext emul_prepared(vext x, emultiplier y) { return ewreduce(ewmul(x, y)); }

// The product: 16 base products and 4 reductions. (Karatsuba saves products and pays more for it in reductions.)
INLINE vext emul(vext x, vext y) { return emul_prepared(x, eprepare(y)); }

// The sum of the lanes of a vector, and of an extension vector (four words).
INLINE uint32_t vsum(vec x) {
    uint64_t sum = 0;
    for (int i = 0; i < LANES; i++) sum += x[i];
    return (uint32_t)(sum % P);
}

INLINE void esum(uint32_t *w, vext x) { w[0] = vsum(x.a), w[1] = vsum(x.b), w[2] = vsum(x.c), w[3] = vsum(x.d); }
