/* csaf_inside - what the files of the CSAF tests share: a document taken apart, and ways to walk and to tell */
#ifndef FORMATS_CSAF_INSIDE_H
#define FORMATS_CSAF_INSIDE_H

#include "base/schema.h"
#include "formats/csaf.h"
#include "formats/purl.h"
#include "formats/vers.h"

/* an extension of CSAF that is known here */
struct extension {
    str uri;
    const struct schema *schema;
    struct json metadata;
};
struct csaf {
    enum csaf_version version;
    enum csaf_group upto;
    const struct schema *schema, *strict;
    const struct schema *cvss[4]; /* 2.0, 3.0, 3.1, 4.0 */
    const struct schema *ssvc, *extension;
    struct extension *extensions;
    size_t n_extensions;
};

/* a branch of the product tree, with the way to it */
struct vers;
struct branch {
    const struct branch *up, *first, *next; /* first and next: beside it */
    const struct vers *range;               /* of a product_version_range in 2.1 */
    struct json at;
    str category, name;
    unsigned depth;
};
enum product_kind { PRODUCT_BRANCH, PRODUCT_NAME, PRODUCT_PATH };
struct product {
    str id;
    enum product_kind kind;
    struct json full;            /* the full product name */
    const struct branch *branch; /* of the first kind */
    struct json path;            /* the relationship (2.0) or product path (2.1) that makes it */
};
/* texts to numbers, small and in the arena */
struct map {
    struct arena *a;
    str *keys;
    uint64_t *values;
    size_t n, mask;
};
uint64_t *map_at(struct map *m, str key);              /* made with 0 when new */
const uint64_t *map_get(const struct map *m, str key); /* NULL: not there */

struct run {
    const struct csaf *s;
    struct arena *a;
    struct csaf_report *to;
    const char *test;
    enum csaf_group group;
    bool v21, schema_fine;
    when today;
    struct json root, document, tracking, tree, vulnerabilities;
    str category, lang, status, tlp;
    bool english; /* English or not told */
    struct product *products;
    size_t n_products;
    const struct branch **branches; /* all, in document order */
    size_t n_branches;
    struct map product_index, group_index; /* 1 + index, 1 + position */
    struct map used;                       /* for the test that runs */
    struct json vulnerability;
    const char *place, *below;
    void (*of_each)(struct run *r, struct json v);
    bool flag;
    uint64_t steps; /* what grows with the square of a document's size is counted, and has an end */
    struct json *groups;
    size_t n_groups;
    struct revision *history; /* in order of the document */
    size_t n_history;
    struct revision **sorted; /* by date, then number */
    when newest;
};

void say(struct run *r, struct json at, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void say_at(struct run *r, struct json at, const char *below, const char *fmt, ...) __attribute__((format(printf, 4, 5))); /* at/below */

/* every value at a path like "vulnerabilities/#/remediations/#/product_ids/#" below `from`; # stands for all */
void each(struct run *r, struct json from, const char *path, void (*fn)(struct run *r, struct json v));
struct json at_path(struct json from, const char *path); /* members only: "document/tracking/status" */
str text_at(struct json from, const char *path);
bool has(struct json object, const char *key);
/* products that an item names, directly or by groups */
void products_named(struct run *r, struct json item, void (*fn)(struct run *r, str product, void *mine), void *mine);
const struct product *product_of(struct run *r, str id);
bool spent(struct run *r); /* one more step; true when there have been too many: the document is then told so */
bool is_category(const struct run *r, const char *const *list);

/* ---- versions of the document: whole numbers or semantic */
struct version {
    bool valid, semantic;
    uint64_t major, minor, patch;
    str pre, build;
};
struct revision {
    struct json at;
    str number;
    struct version v;
    when date;
    bool dated;
};
struct version version_read(str t);
int tracking_cmp(const struct version *a, const struct version *b, bool with_pre);
void history_read(struct run *r);

/* ---- product version ranges: vers, and vls as CSAF has it */
struct vers range_read(struct arena *a, str t);
bool vers_type_known(str type, bool *registered);

/* ---- the tests, by file; the table in csaf_tests.c names them */
#define T(name) void name(struct run *r)
/* csaf_products.c */
T(t_6_1_1);
T(t_6_1_2);
T(t_6_1_3);
T(t_6_1_4);
T(t_6_1_5);
T(t_6_1_13);
T(t_6_1_25);
T(t_6_1_42);
T(t_6_1_43);
T(t_6_1_44);
T(t_6_1_61);
T(t_6_2_1);
T(t_6_2_8);
T(t_6_2_9);
T(t_6_2_16);
T(t_6_2_31);
T(t_6_2_32);
T(t_6_2_42);
T(t_6_2_52);
T(t_6_3_5);
T(t_6_3_22);
/* csaf_history.c */
T(t_6_1_14);
T(t_6_1_16);
T(t_6_1_17);
T(t_6_1_18);
T(t_6_1_19);
T(t_6_1_20);
T(t_6_1_21);
T(t_6_1_22);
T(t_6_1_30);
T(t_6_1_37);
T(t_6_1_45);
T(t_6_1_49);
T(t_6_1_51);
T(t_6_1_52);
T(t_6_1_53);
T(t_6_1_62);
T(t_6_2_4);
T(t_6_2_5);
T(t_6_2_6);
T(t_6_2_21);
T(t_6_2_33);
T(t_6_2_41);
/* csaf_status.c */
T(t_6_1_6);
T(t_6_1_23);
T(t_6_1_24);
T(t_6_1_29);
T(t_6_1_32);
T(t_6_1_33);
T(t_6_1_35);
T(t_6_1_36);
T(t_6_2_2);
T(t_6_2_3);
T(t_6_2_7);
T(t_6_2_17);
T(t_6_2_27);
T(t_6_2_53);
T(t_6_3_3);
T(t_6_3_20);
/* csaf_profile.c */
T(t_6_1_26);
T(t_6_1_27_1);
T(t_6_1_27_2);
T(t_6_1_27_3);
T(t_6_1_27_4);
T(t_6_1_27_5);
T(t_6_1_27_6);
T(t_6_1_27_7);
T(t_6_1_27_8);
T(t_6_1_27_9);
T(t_6_1_27_10);
T(t_6_1_27_11);
T(t_6_1_27_12);
T(t_6_1_27_13);
T(t_6_1_27_14);
T(t_6_1_27_15);
T(t_6_1_27_16);
T(t_6_1_27_17);
T(t_6_1_27_18);
T(t_6_1_27_19);
T(t_6_2_38);
T(t_6_2_39_1);
T(t_6_2_39_2);
T(t_6_2_39_3);
T(t_6_2_39_4);
T(t_6_2_39_5);
/* csaf_metric.c */
T(t_6_1_7);
T(t_6_1_8);
T(t_6_1_9);
T(t_6_1_10);
T(t_6_1_56);
T(t_6_2_19);
T(t_6_2_47);
T(t_6_3_1);
T(t_6_3_2);
T(t_6_3_12);
T(t_6_3_18);
/* csaf_weak.c: CWE and SSVC */
T(t_6_1_11);
T(t_6_1_46);
T(t_6_1_47);
T(t_6_1_48);
T(t_6_2_23);
T(t_6_2_24);
T(t_6_2_25);
T(t_6_2_26);
T(t_6_2_34);
T(t_6_2_35);
T(t_6_2_36);
T(t_6_2_37);
T(t_6_3_4);
T(t_6_3_13);
T(t_6_3_14);
T(t_6_3_15);
/* csaf_document.c */
T(t_6_1_12);
T(t_6_1_15);
T(t_6_1_28);
T(t_6_1_38);
T(t_6_1_39);
T(t_6_1_40);
T(t_6_1_41);
T(t_6_1_54);
T(t_6_1_55);
T(t_6_2_10);
T(t_6_2_11);
T(t_6_2_12);
T(t_6_2_13);
T(t_6_2_14);
T(t_6_2_15);
T(t_6_2_20);
T(t_6_2_22);
T(t_6_2_28);
T(t_6_2_29);
T(t_6_2_30);
T(t_6_2_40);
T(t_6_2_43);
T(t_6_2_44);
T(t_6_2_45);
T(t_6_2_46);
T(t_6_3_6);
T(t_6_3_7);
T(t_6_3_17);
/* csaf_branch.c */
T(t_6_1_31);
T(t_6_1_34);
T(t_6_1_50);
T(t_6_1_57);
T(t_6_1_58);
T(t_6_1_59);
T(t_6_2_18);
T(t_6_2_48);
T(t_6_2_49);
T(t_6_2_50_1);
T(t_6_2_50_2);
T(t_6_2_50_3);
T(t_6_2_51);
T(t_6_3_9);
T(t_6_3_10);
T(t_6_3_11);
T(t_6_3_19_1);
T(t_6_3_19_2);
T(t_6_3_19_3);
T(t_6_3_19_4);
T(t_6_3_19_5);
/* csaf_extension.c */
T(t_6_1_60_1);
T(t_6_1_60_2);
T(t_6_1_60_3);
T(t_6_2_54_1);
T(t_6_2_54_2);
T(t_6_2_54_3);
T(t_6_2_54_4);
T(t_6_3_21_1);
T(t_6_3_21_2);
T(t_6_3_21_3);
T(t_6_3_21_4);
T(t_6_3_21_5);
T(t_6_3_21_6);
T(t_6_3_21_7);
T(t_6_3_21_8);
T(t_6_3_21_9);
#undef T

/* product status lists and the groups that contradict each other */
enum { AFFECTED = 1, NOT_AFFECTED = 2, FIXED = 4, UNDER_INVESTIGATION = 8, UNKNOWN = 16, RECOMMENDED = 32 };
struct status_list {
    const char *key;
    unsigned group;
};
extern const struct status_list status_lists[9];
extern const char *const group_names[6];
void statuses_read(struct run *r, struct json vulnerability, struct map *to); /* product id -> groups */
str bare_words(struct arena *a, str t);                                       /* in lower case, without whatever looks like a dash, an underscore or a blank */
const char *note_title(const struct run *r, const char *what);                /* in the document's language; NULL: no translation is known */

#endif
