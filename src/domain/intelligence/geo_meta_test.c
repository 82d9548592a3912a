/* geo_meta_test - what a database says of its tree is read as the library reads it, and a tree that is not within the file is refused */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domain/intelligence/geo_meta.h"

#define MARK "\xab\xcd\xefMaxMind.com"
/* control bytes: 0xE0 | n a map, 0x40 | n a text, 0xC0 | n and 0xA0 | n numbers of n bytes, 0x20 a pointer */
#define NODES(bytes) \
    "\x4a"           \
    "node_count"     \
    "\xc4" bytes
#define BITS      \
    "\x4b"        \
    "record_size" \
    "\xa2\x00\x1c"

static bool within(const char *bytes, size_t n, uint64_t size)
{
    return geo_tree_within((str){ bytes, n }, size);
}
#define WITHIN(bytes, size) within(bytes, sizeof(bytes) - 1, size)

static void as_large_as_it_says(void **state)
{
    (void)state;
    static const char ten[] = "data" MARK "\xe2" NODES("\x00\x00\x00\x0a") BITS;
    assert_true(WITHIN(ten, 10 * 7 + 16));
    assert_false(WITHIN(ten, 10 * 7 + 15));
    /* 4 GiB less 4 bytes: with the 16 behind it it is 12 in 32 bits */
    static const char beyond[] = MARK "\xe2" NODES("\x24\x92\x49\x24") BITS;
    assert_false(WITHIN(beyond, 300));
    assert_false(WITHIN(beyond, UINT32_MAX));
    assert_false(WITHIN(MARK "\xe2" NODES("\x00\x00\x00\x00") BITS, 300)); /* no tree */
}

static void what_stands_around_it(void **state)
{
    (void)state;
    /* a list of two, a map, a truth (which has no bytes), a large number, and keys by a pointer */
    assert_true(WITHIN(MARK "\xe6"
                            "\x41"
                            "a"
                            "\x02\x04\x41x\xe1\x41k\x41v"
                            "\x41"
                            "b"
                            "\x01\x07"
                            "\x41"
                            "c"
                            "\x08\x02\x01\x02\x03\x04\x05\x06\x07\x08"
                            "\x41"
                            "d"
                            "\x20\x01" NODES("\x00\x00\x00\x01") BITS,
                       100));
    assert_true(WITHIN(MARK "\xe1\x41x\x41y" MARK "\xe2" NODES("\x00\x00\x00\x01") BITS, 100));     /* the last one counts */
    assert_true(WITHIN(MARK "\xe3" NODES("\x00\x00\x00\x01") NODES("\xff\xff\xff\xff") BITS, 100)); /* the first of a name */
    assert_false(WITHIN(MARK "\xe3" NODES("\xff\xff\xff\xff") NODES("\x00\x00\x00\x01") BITS, 100));
}

static void what_cannot_be_read(void **state)
{
    (void)state;
    static const char good[] = MARK "\xe2" NODES("\x00\x00\x00\x01") BITS;
    for (size_t cut = 0; cut + 1 < sizeof good; cut++) assert_false(within(good, cut, 100));
    assert_false(WITHIN("", 0));
    assert_false(WITHIN(MARK, 100));
    assert_false(WITHIN(MARK "\x41x", 100));             /* no map */
    assert_false(WITHIN(MARK "\xe1" BITS, 100));         /* no count */
    assert_false(WITHIN(MARK "\xe2\x20\x00" BITS, 100)); /* a key that leads to no text */
    assert_false(WITHIN(MARK "\xe2\x4a"
                             "node_count"
                             "\x41x" BITS,
                        100)); /* no number */
    char deep[600] = MARK "\xe2\x41x";
    memset(deep + strlen(deep), '\xe1', 500);
    assert_false(within(deep, sizeof deep, 100));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(as_large_as_it_says), cmocka_unit_test(what_stands_around_it), cmocka_unit_test(what_cannot_be_read) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
