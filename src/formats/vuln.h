/* vuln - what a document says about vulnerabilities, in one form: CVE records (format 5, each container for itself), OSV,
 * CSAF of others, CISA's catalogue of exploited vulnerabilities (KEV), EPSS scores
 *
 * Pure. A statement is of one source about one vulnerability; texts point into the document. What is too much is cut and
 * .cut says so. Product versions are spans: a status, an order (a type of vers, "git" has none), constraints as vers
 * writes them. */
#ifndef FORMATS_VULN_H
#define FORMATS_VULN_H

#include "base/json.h"

enum vuln_format { VULN_NONE, VULN_CVE, VULN_OSV, VULN_CSAF, VULN_KEV, VULN_EPSS };
enum vuln_status { VULN_UNKNOWN, VULN_AFFECTED, VULN_UNAFFECTED, VULN_FIXED, VULN_INVESTIGATED, VULN_STATUSES };
enum vuln_exploited { VULN_NOT_SAID, VULN_NOT_EXPLOITED, VULN_POC, VULN_ACTIVE };

struct vuln_span {
    unsigned status; /* enum vuln_status */
    str type, range; /* "semver", ">=1.0|<1.4"; "*": all */
};
struct vuln_product {
    str vendor, product, purl, platform; /* of OSV the ecosystem is the vendor */
    struct strs cpes;
    unsigned otherwise; /* versions that no span names: enum vuln_status */
    struct list spans;  /* struct vuln_span */
};
struct vuln_score {
    str vector;
    int64_t tenths; /* of the base, computed; the document's own number where it differs is .told */
    int64_t told;   /* -1: none */
    str severity;   /* "High" */
};
struct vuln_link {
    str url, tags; /* tags parted by blanks */
};
struct vuln_said {
    str id, source, by; /* "CVE-2024-1"; "cna", "adp:CISA-ADP", "osv:GO-2024-1", "csaf:ID", "kev"; who says it */
    str state;          /* published rejected withdrawn */
    str title, text, remedy, action;
    when published, modified, exploited_at, due_at;
    struct strs aliases, weaknesses;
    struct list products, scores, links;
    unsigned exploited; /* enum vuln_exploited */
    str automatable, impact;
    bool ransomware, cut;
};
struct vuln_epss {
    str id;
    int64_t score, percentile; /* millionths */
};

enum { VULN_PRODUCTS = 1000, VULN_SPANS = 2000, VULN_LINKS = 200, VULN_TEXT = 20000, VULN_ID = 64 };

/* by what stands in it; VULN_NONE when it is none of these */
enum vuln_format vuln_format_of(struct json document);
/* the statements of a document; E_INPUT "bad-vulnerability" with the pointer when it cannot be read. EPSS is read apart. */
err vuln_read(struct ctx *c, enum vuln_format f, struct json document, struct vuln_said **out, size_t *n) MUST_USE;
/* an identifier as it is written: CVE-..., GHSA-..., letters, digits, - _ . : */
bool vuln_id_fine(str id);
/* a line of EPSS: "CVE-2024-1,0.00043,0.0767"; false: none */
bool vuln_epss_line(str line, struct vuln_epss *out);

/* what is said of a version: the exact one first, then the first span that holds it, else the rest. why: NULL or the span */
enum vuln_status vuln_asks(struct arena *a, const struct vuln_product *p, str version, const struct vuln_span **why);
/* a list that grows up to a bound; NULL: it is reached, and *cut is set */
void *vuln_push(struct arena *a, struct list *l, size_t size, size_t most, bool *cut);
/* adds a word that is not there yet, up to a bound */
void vuln_word(struct arena *a, struct strs *l, str word, size_t most);
const char *vuln_status_word(unsigned status);
/* the score that counts: of the newest version of CVSS, the highest; NULL: none */
const struct vuln_score *vuln_worst(const struct vuln_said *s);

#endif
