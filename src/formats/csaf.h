/* csaf - security advisories in CSAF 2.0 and 2.1 (OASIS): the JSON schema and all tests of chapter 6
 *
 * A finding names the test by its clause ("schema", "6.1.27.9"), the place as a JSON pointer and what is wrong in English.
 * A document is valid when the schema and the mandatory tests (6.1) find nothing; recommended (6.2; optional in 2.0) and
 * informative tests (6.3) only tell. Nothing is fetched: csaf_tests() says which tests answer without the network or a
 * dictionary that they would need. Schemas are compiled once and only read afterwards. */
#ifndef FORMATS_CSAF_H
#define FORMATS_CSAF_H

#include "base/json.h"

enum csaf_version { CSAF_NONE, CSAF_20, CSAF_21 };
enum csaf_group { CSAF_MANDATORY, CSAF_RECOMMENDED, CSAF_INFORMATIVE };
struct csaf_finding {
    const char *test;
    enum csaf_group group; /* of the schema: mandatory */
    str pointer, words;
};
struct csaf_report {
    enum csaf_version version;
    bool valid;
    struct csaf_finding *v;
    size_t n;
    bool more; /* there was more than a thousand findings */
};
struct csaf; /* the compiled schemas */

/* what checking documents of a version takes, up to a group of tests; lives as long as the context's arena */
err csaf_open(struct ctx *c, enum csaf_version v, enum csaf_group upto, const struct csaf **out) MUST_USE;
enum csaf_version csaf_version(struct json document);
/* today is what 6.2.33 asks for; the arena gives the memory of the run */
/* as it was opened for: upto CSAF_MANDATORY runs the schema and the mandatory tests alone, CSAF_INFORMATIVE everything */
void csaf_check(const struct csaf *s, struct arena *a, struct json document, when today, struct csaf_report *out);

/* the table of tests */
struct csaf_test {
    const char *clause, *title;
    enum csaf_group group;
    bool in_20, in_21;
    const char *limit; /* what this test does not do here, NULL: nothing is left out */
};
size_t csaf_tests(struct csaf_test *out, size_t room); /* how many there are */

/* a weakness by the newest version of CWE that has it: its name and that version; false: there is none */
bool csaf_weakness(str cwe, str *name, str *version);

/* versions of a document: whole numbers, or semantic ones; false: not to be compared, since one is none or they are of two kinds */
bool csaf_version_cmp(str a, str b, int *cmp);

/* the name of its file (5.1): "example_company_-_2019-yh3234.json" */
str csaf_filename(struct arena *a, str tracking_id);

#endif
