/* schema_value - values as JSON Schema compares them */
#include <math.h>

#include "base/schema_inside.h"

/* exact for every number JSON may hold here: 64-bit integers and doubles */
long double json_number(struct json v)
{
    int64_t n;
    uint64_t u;
    if (json_int(v, &n)) return (long double)n;
    if (json_uint(v, &u)) return (long double)u;
    return (long double)json_real(v);
}

bool is_integral(struct json v)
{
    if (json_type(v) == JSON_INT) return true;
    double d = json_real(v);
    return json_type(v) == JSON_REAL && floor(d) >= d && ceil(d) <= d;
}

static bool objects_equal(struct json a, struct json b)
{
    size_t n = 0;
    for (struct json_iter i = json_iter(a); json_next(&i); n++) {
        struct json other = json_get(b, i.key);
        if (json_type(other) == JSON_NONE || !json_equal(i.value, other)) return false;
    }
    return n == json_count(b);
}

bool json_equal(struct json a, struct json b)
{
    enum json_type t = json_type(a), u = json_type(b);
    bool numbers = (t == JSON_INT || t == JSON_REAL) && (u == JSON_INT || u == JSON_REAL);
    if (numbers) {
        long double x = json_number(a), y = json_number(b);
        return x >= y && x <= y;
    }
    if (t != u) return false;
    if (t == JSON_TEXT) return str_eq(json_str(a), json_str(b));
    if (t == JSON_OBJECT) return objects_equal(a, b);
    if (t != JSON_ARRAY) return true;
    struct json_iter i = json_iter(a), j = json_iter(b);
    for (;;) {
        bool x = json_next(&i), y = json_next(&j);
        if (x != y) return false;
        if (!x) return true;
        if (!json_equal(i.value, j.value)) return false;
    }
}

static uint64_t mixed(uint64_t x)
{
    x ^= x >> 30;
    x *= UINT64_C(0xbf58476d1ce4e5b9);
    x ^= x >> 27;
    x *= UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

/* equal values have equal hashes; the salt keeps anybody from preparing values that fall together */
static uint64_t value_hash(struct json v, uint64_t salt)
{
    uint64_t h = salt;
    double d;
    switch (json_type(v)) {
    case JSON_INT:
    case JSON_REAL:
        d = (double)json_number(v) + 0.0; /* -0 is 0 */
        memcpy(&h, &d, sizeof h);
        return mixed(h ^ salt);
    case JSON_TEXT: return mixed(str_hash(json_str(v)) ^ salt);
    case JSON_ARRAY:
        for (struct json_iter i = json_iter(v); json_next(&i);) h = mixed(h + value_hash(i.value, salt));
        return mixed(h + 1);
    case JSON_OBJECT:
        for (struct json_iter i = json_iter(v); json_next(&i);) h += mixed(str_hash(i.key) ^ mixed(value_hash(i.value, salt)));
        return mixed(h + 2);
    default: return mixed(salt + 100 + json_type(v));
    }
}

static bool few_different(struct json array)
{
    for (struct json_iter i = json_iter(array); json_next(&i);)
        for (struct json_iter k = i; json_next(&k);)
            if (json_equal(i.value, k.value)) return false;
    return true;
}

bool all_different(struct arena *a, struct json array)
{
    size_t n = json_count(array), cap = 16;
    uint64_t salt;
    if (n <= 8) return few_different(array);
    random_bytes(&salt, sizeof salt);
    while (cap < n * 2) cap *= 2;
    struct slot {
        uint64_t hash;
        struct json v;
    } *slots = NEW_ARRAY(a, cap, struct slot);
    for (struct json_iter i = json_iter(array); json_next(&i);) {
        uint64_t h = value_hash(i.value, salt);
        size_t k = h & (cap - 1);
        for (; slots[k].v.doc; k = (k + 1) & (cap - 1))
            if (slots[k].hash == h && json_equal(slots[k].v, i.value)) return false;
        slots[k] = (struct slot){ h, i.value };
    }
    return true;
}
