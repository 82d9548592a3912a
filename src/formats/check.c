/* check - see check.h */
#include "formats/check.h"

#include "formats/csaf.h"
#include "formats/csaf_schemas.h"
#include "formats/securitytxt.h"
#include "base/schema.h"

struct row {
    const char *word, *title;
    bool (*is)(struct json v);
    const char *schema; /* its address; NULL: CSAF advisories, which have more than a schema */
    bool formats;       /* date-time, uri and others assert */
};

static str text(struct json v, const char *key)
{
    return json_str(json_get(v, str_of(key)));
}
static bool there(struct json v, const char *key)
{
    return json_type(json_get(v, str_of(key))) != JSON_NONE;
}

static bool is_csaf_20(struct json v)
{
    return csaf_version(v) == CSAF_20;
}
static bool is_csaf_21(struct json v)
{
    return csaf_version(v) == CSAF_21;
}
static bool is_provider_21(struct json v)
{
    return there(v, "canonical_url") && str_is(text(v, "metadata_version"), "2.1");
}
static bool is_provider(struct json v)
{
    return there(v, "canonical_url") && there(v, "metadata_version");
}
static bool is_aggregator_21(struct json v)
{
    return there(v, "aggregator") && str_is(text(v, "aggregator_version"), "2.1");
}
static bool is_aggregator(struct json v)
{
    return there(v, "aggregator") && there(v, "aggregator_version");
}
static bool is_feed(struct json v)
{
    return json_type(json_get(v, S("feed"))) == JSON_OBJECT;
}
static bool is_cve(struct json v)
{
    return str_is(text(v, "dataType"), "CVE_RECORD") || there(v, "cveMetadata");
}
static bool is_cna_rejected(struct json v)
{
    return there(json_get(v, S("cnaContainer")), "rejectedReasons");
}
static bool is_cna(struct json v)
{
    return json_type(json_get(v, S("cnaContainer"))) == JSON_OBJECT;
}
static bool is_kev(struct json v)
{
    return there(v, "catalogVersion") && there(v, "vulnerabilities");
}
static bool is_osv(struct json v)
{
    return there(v, "id") && there(v, "modified") && !there(v, "type") && !there(v, "spec_version");
}
static bool is_openvex(struct json v)
{
    return str_starts(text(v, "@context"), S("https://openvex.dev/ns"));
}
static bool is_spdx(struct json v)
{
    return str_starts(text(v, "spdxVersion"), S("SPDX-2."));
}
static bool is_cyclonedx(struct json v, const char *version)
{
    return str_is(text(v, "bomFormat"), "CycloneDX") && str_is(text(v, "specVersion"), version);
}
#define CYCLONEDX(n, version)                   \
    static bool is_cyclonedx_##n(struct json v) \
    {                                           \
        return is_cyclonedx(v, version);        \
    }
CYCLONEDX(2, "1.2")
CYCLONEDX(3, "1.3")
CYCLONEDX(4, "1.4")
CYCLONEDX(5, "1.5")
CYCLONEDX(6, "1.6")
CYCLONEDX(7, "1.7")

#define CSAF_AT "https://docs.oasis-open.org/csaf/csaf/"
static const struct row rows[] = {
    { "csaf-2.0", "CSAF 2.0 advisory", is_csaf_20, NULL, false },
    { "csaf-2.1", "CSAF 2.1 advisory", is_csaf_21, NULL, false },
    { "csaf-provider-2.1", "CSAF 2.1 provider metadata", is_provider_21, CSAF_AT "v2.1/schema/provider.json", true },
    { "csaf-provider-2.0", "CSAF 2.0 provider metadata", is_provider, CSAF_AT "v2.0/provider_json_schema.json", true },
    { "csaf-aggregator-2.1", "CSAF 2.1 aggregator", is_aggregator_21, CSAF_AT "v2.1/schema/aggregator.json", true },
    { "csaf-aggregator-2.0", "CSAF 2.0 aggregator", is_aggregator, CSAF_AT "v2.0/aggregator_json_schema.json", true },
    { "csaf-feed", "ROLIE feed of CSAF documents", is_feed,
      "https://raw.githubusercontent.com/oasis-tcs/csaf/master/csaf_2.0/json_schema/ROLIE_feed_json_schema.json", true },
    { "cve-record", "CVE record, format 5", is_cve, "https://cveproject.github.io/cve-schema/schema/CVE_Record_Format.json", false },
    { "cve-cna-rejected", "what a CNA sends to reject a CVE", is_cna_rejected,
      "https://cveproject.github.io/cve-services/schemas/5.1_rejected_cna_container.json", false },
    { "cve-cna", "what a CNA sends to publish a CVE", is_cna, "https://cveproject.github.io/cve-services/schemas/5.1_published_cna_container.json", false },
    { "kev", "catalogue of exploited vulnerabilities, as CISA's KEV", is_kev,
      "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities_schema.json", true },
    { "osv", "OSV entry", is_osv, "https://raw.githubusercontent.com/ossf/osv-schema/main/validation/schema.json", true },
    { "openvex", "OpenVEX document", is_openvex, "https://github.com/openvex/spec/openvex_json_schema_0.2.0.json", true },
    { "cyclonedx-1.2", "CycloneDX 1.2", is_cyclonedx_2, "http://cyclonedx.org/schema/bom-1.2b.schema.json", true },
    { "cyclonedx-1.3", "CycloneDX 1.3", is_cyclonedx_3, "http://cyclonedx.org/schema/bom-1.3a.schema.json", true },
    { "cyclonedx-1.4", "CycloneDX 1.4", is_cyclonedx_4, "http://cyclonedx.org/schema/bom-1.4.schema.json", true },
    { "cyclonedx-1.5", "CycloneDX 1.5", is_cyclonedx_5, "http://cyclonedx.org/schema/bom-1.5.schema.json", true },
    { "cyclonedx-1.6", "CycloneDX 1.6", is_cyclonedx_6, "http://cyclonedx.org/schema/bom-1.6.schema.json", true },
    { "cyclonedx-1.7", "CycloneDX 1.7", is_cyclonedx_7, "http://cyclonedx.org/schema/bom-1.7.schema.json", true },
    { "spdx-2.3", "SPDX 2.2 and 2.3", is_spdx, "http://spdx.org/rdf/terms/2.3", true },
};

struct checker {
    struct ctx *c;
    bool errors_only;
    const struct csaf *csaf[3]; /* by version */
    const struct schema *schemas[COUNT(rows)];
};

size_t check_formats(struct check_format *out, size_t room)
{
    for (size_t i = 0; i < COUNT(rows) && i < room; i++) out[i] = (struct check_format){ rows[i].word, rows[i].title };
    if (COUNT(rows) < room) out[COUNT(rows)] = (struct check_format){ "security-txt", "security.txt, RFC 9116" };
    return COUNT(rows) + 1;
}

const char *check_severity_name(enum check_severity s)
{
    static const char *const names[] = { "error", "warning", "info" };
    return names[s];
}

struct checker *check_open(struct ctx *c, bool errors_only)
{
    struct checker *k = NEW(c->arena, struct checker);
    k->c = c;
    k->errors_only = errors_only;
    return k;
}

static err schema_of(struct checker *k, size_t row)
{
    static const struct json_limits lim = { .bytes = 2u << 20, .members = 200000 };
    if (k->schemas[row]) return NULL;
    struct schema_doc *docs = NEW_ARRAY(k->c->arena, csaf_docs_count + check_docs_count, struct schema_doc);
    struct schema_options o = { .formats = rows[row].formats, .no_formats = !rows[row].formats, .docs = docs };
    struct json root;
    for (size_t i = 0; i < csaf_docs_count; i++) docs[o.n_docs++] = csaf_docs[i];
    for (size_t i = 0; i < check_docs_count; i++) docs[o.n_docs++] = check_docs[i];
    for (size_t i = 0; i < o.n_docs; i++) {
        if (!str_is(docs[i].uri, rows[row].schema)) continue;
        TRY(json_read(k->c, docs[i].text, &lim, &root));
        return schema_compile(k->c, root, &o, &k->schemas[row]);
    }
    FAIL(k->c, E_FAULT, "schema-reference", "no schema %s", rows[row].schema);
}

static void one_finding(struct ctx *c, struct check_result *out, str test, str pointer, str message)
{
    out->v = NEW(c->arena, struct check_finding);
    out->v[0] = (struct check_finding){ test, pointer, message, CHECK_ERROR };
    out->n = 1;
    out->valid = false;
}

static err by_schema(struct checker *k, size_t row, struct ctx *run, struct json v, struct check_result *out)
{
    struct schema_findings f;
    TRY(schema_of(k, row));
    out->valid = schema_check(run->arena, k->schemas[row], v, &f);
    out->v = NEW_ARRAY(run->arena, f.n + 1, struct check_finding);
    for (size_t i = 0; i < f.n; i++) out->v[out->n++] = (struct check_finding){ S("schema"), f.v[i].pointer, f.v[i].words, CHECK_ERROR };
    out->more = f.more;
    return NULL;
}

static err advisory(struct checker *k, struct ctx *run, struct json v, when today, struct check_result *out)
{
    static const enum check_severity severities[] = { CHECK_ERROR, CHECK_WARNING, CHECK_INFO };
    struct csaf_report r;
    enum csaf_version version = csaf_version(v);
    if (!k->csaf[version]) TRY(csaf_open(k->c, version, k->errors_only ? CSAF_MANDATORY : CSAF_INFORMATIVE, &k->csaf[version]));
    csaf_check(k->csaf[version], run->arena, v, today, &r);
    out->valid = r.valid;
    out->more = r.more;
    out->v = NEW_ARRAY(run->arena, r.n + 1, struct check_finding);
    for (size_t i = 0; i < r.n; i++) out->v[out->n++] = (struct check_finding){ str_of(r.v[i].test), r.v[i].pointer, r.v[i].words, severities[r.v[i].group] };
    return NULL;
}

void check_security_txt(struct ctx *run, str text, when today, struct check_result *out)
{
    struct securitytxt t;
    securitytxt_read(run->arena, text, S(""), today, &t);
    *out = (struct check_result){ .format = S("security-txt"), .valid = t.valid, .v = NEW_ARRAY(run->arena, t.n + 1, struct check_finding) };
    for (size_t i = 0; i < t.n; i++)
        out->v[out->n++] = (struct check_finding){ str_of(t.v[i].clause), t.v[i].line ? arena_fmt(run->arena, "/%zu", t.v[i].line) : S(""), t.v[i].message,
                                                   t.v[i].error ? CHECK_ERROR : CHECK_WARNING };
    out->more = t.n == SECURITYTXT_FINDINGS;
}

err check_bytes(struct checker *k, struct ctx *run, str bytes, when today, struct check_result *out)
{
    static const struct json_limits lim = { .bytes = CHECK_MOST, .members = 8000000, .depth = 200 };
    struct json v;
    *out = (struct check_result){ .format = S("unknown"), .valid = true };
    if (str_starts(bytes, S("\xEF\xBB\xBF"))) bytes = str_cut(bytes, 3, bytes.n); /* a byte order mark says nothing more */
    err e = json_read(run, bytes, &lim, &v);
    if (e && e->kind != E_INPUT && e->kind != E_TOOBIG) return e;
    if (e && securitytxt_is(bytes)) {
        check_security_txt(run, bytes, today, out);
        return NULL;
    }
    if (e) {
        one_finding(run, out, str_of(e->code), e->field, e->detail);
        return NULL;
    }
    out->format = S("json");
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (!rows[i].is(v)) continue;
        out->format = str_of(rows[i].word);
        return rows[i].schema ? by_schema(k, i, run, v, out) : advisory(k, run, v, today, out);
    }
    str version = json_str(json_get(json_get(v, S("document")), S("csaf_version")));
    one_finding(run, out, S("format"), S(""),
                version.n ? arena_fmt(run->arena, "CSAF version %.*s is not known; 2.0 and 2.1 are", FMT(str_cut(version, 0, 40)))
                          : S("this is JSON, but of no format that is known here; rabta check --formats lists them"));
    return NULL;
}
