/* csaf_document - languages, translations, sharing groups, licences, links, order of keys: 6.1.12, 15, 28, 38 to 41, 54, 55;
 * 6.2.10 to 15, 20, 22, 28 to 30, 40, 43 to 46; 6.3.6, 7, 17 */
#include "base/uri.h"
#include "formats/csaf_inside.h"
#include "reference/language-subtags.h"
#include "reference/spdx-licenses.h"

/* ---- languages: BCP 47 against IANA's registry */
static const struct subtag {
    str type, tag, deprecated, prefixes;
} subtags[] = {
#define X(type, tag, deprecated, prefixes) { S_INIT(type), S_INIT(tag), S_INIT(deprecated), S_INIT(prefixes) },
    LANGUAGE_SUBTAGS_TABLE(X)
#undef X
};
/* the tag in small letters; the table is in the order of tags */
static bool known(const char *type, str tag)
{
    size_t low = 0, high = COUNT(subtags);
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (str_cmp(subtags[mid].tag, tag) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < COUNT(subtags) && str_eq(subtags[low].tag, tag); low++)
        if (str_is(subtags[low].type, type)) return true;
    return false;
}
static bool between(str t, const char *from, const char *to)
{
    return t.n == strlen(from) && str_cmp(t, str_of(from)) >= 0 && str_cmp(t, str_of(to)) <= 0;
}
/* reserved for private use: qaa..qtz, Qaaa..Qabx, AA, QM..QZ, XA..XZ, ZZ */
static bool private_subtag(const char *type, str lower)
{
    if (!strcmp(type, "language")) return between(lower, "qaa", "qtz");
    if (!strcmp(type, "script")) return between(lower, "qaaa", "qabx");
    return between(lower, "aa", "aa") || between(lower, "qm", "qz") || between(lower, "xa", "xz") || between(lower, "zz", "zz");
}
static bool letters(str t)
{
    for (size_t i = 0; i < t.n; i++)
        if ((t.p[i] | 32) < 'a' || (t.p[i] | 32) > 'z') return false;
    return t.n > 0;
}

struct language {
    str wrong; /* the subtag that is not known */
    bool private_use;
};
static struct language language_read(struct arena *a, str tag)
{
    struct language l = { 0 };
    str lower = arena_lower(a, tag), part, rest = lower;
    size_t n = 0;
    if (known("grandfathered", lower)) return l;
    for (bool extension = false; str_split(&rest, '-', &part); n++) {
        if (part.n == 1 && part.p[0] == 'x') {
            l.private_use = true;
            return l;
        }
        if (part.n == 1) extension = true; /* -u-, -t-: their parts follow rules of their own */
        if (extension) continue;
        const char *type = n == 0                         ? "language"
                           : part.n == 4 && letters(part) ? "script"
                           : part.n == 3 && letters(part) ? "extlang"
                           : part.n <= 3                  ? "region"
                                                          : "variant";
        if (private_subtag(type, part))
            l.private_use = true;
        else if (!known(type, part) && !l.wrong.n)
            l.wrong = part;
    }
    return l;
}
static void language_known(struct run *r, struct json v)
{
    struct language l = language_read(r->a, json_str(v));
    if (json_type(v) == JSON_TEXT && l.wrong.n) say(r, v, "\"%.*s\" is no registered part of a language tag at this place", FMT(l.wrong));
}
static void each_language(struct run *r, void (*fn)(struct run *r, struct json v))
{
    each(r, r->document, "lang", fn);
    each(r, r->document, "source_lang", fn);
}
void t_6_1_12(struct run *r)
{
    each_language(r, language_known);
}
static void not_private(struct run *r, struct json v)
{
    if (language_read(r->a, json_str(v)).private_use) say(r, v, "\"%.*s\" has a part that is reserved for private use", FMT(json_str(v)));
}
void t_6_2_14(struct run *r)
{
    each_language(r, not_private);
}
static void not_default(struct run *r, struct json v)
{
    if (str_eq_nocase(json_str(v), S("i-default"))) say(r, v, "i-default is no language");
}
void t_6_2_15(struct run *r)
{
    each_language(r, not_default);
}
void t_6_2_12(struct run *r)
{
    if (!has(r->document, "lang")) say_at(r, r->document, "lang", "is missing");
}
void t_6_1_15(struct run *r)
{
    if (!str_is(text_at(r->document, "publisher/category"), "translator")) return;
    if (!has(r->document, "source_lang"))
        say_at(r, r->document, "source_lang", "must be there when the publisher is a translator");
    else if (!text_at(r->document, "source_lang").n)
        say_at(r, r->document, "source_lang", "is there and has no value");
}
void t_6_1_28(struct run *r)
{
    str source = text_at(r->document, "source_lang");
    if (source.n && str_eq_nocase(source, r->lang)) say_at(r, r->document, "source_lang", "is the language of the document, %.*s", FMT(r->lang));
}

/* ---- sharing groups */
#define MAX_UUID "ffffffff-ffff-ffff-ffff-ffffffffffff"
#define NIL_UUID "00000000-0000-0000-0000-000000000000"
static struct json sharing(const struct run *r)
{
    return at_path(r->document, "distribution/sharing_group");
}
static bool group_is(const struct run *r, const char *uuid)
{
    return str_is(text_at(sharing(r), "id"), uuid);
}
void t_6_1_38(struct run *r)
{
    if (group_is(r, MAX_UUID) && !str_is(r->tlp, "CLEAR")) say_at(r, r->document, "distribution/tlp/label", "must be CLEAR for the public sharing group");
}
void t_6_1_39(struct run *r)
{
    if (!str_is(r->tlp, "CLEAR") || !sharing(r).doc || group_is(r, MAX_UUID)) return;
    if (group_is(r, NIL_UUID) && str_is(r->status, "draft")) return;
    say_at(r, sharing(r), "id", "must be " MAX_UUID " for a document that is TLP:CLEAR");
}
void t_6_1_40(struct run *r)
{
    str name = text_at(sharing(r), "name");
    if (str_is(name, "Public") && !group_is(r, MAX_UUID)) say_at(r, sharing(r), "name", "\"Public\" is reserved for the group " MAX_UUID);
    if (str_is(name, "No sharing allowed") && !group_is(r, NIL_UUID))
        say_at(r, sharing(r), "name", "\"No sharing allowed\" is reserved for the group " NIL_UUID);
}
void t_6_1_41(struct run *r)
{
    str name = text_at(sharing(r), "name");
    if (group_is(r, MAX_UUID) && !str_is(name, "Public")) say_at(r, sharing(r), "name", "must be \"Public\" for this group");
    if (group_is(r, NIL_UUID) && !str_is(name, "No sharing allowed")) say_at(r, sharing(r), "name", "must be \"No sharing allowed\" for this group");
}
void t_6_2_28(struct run *r)
{
    if (group_is(r, MAX_UUID)) say_at(r, sharing(r), "id", "the Max UUID says nothing that TLP:CLEAR does not say");
}
void t_6_2_29(struct run *r)
{
    if (group_is(r, NIL_UUID)) say_at(r, sharing(r), "id", "the Nil UUID is used");
}
void t_6_2_30(struct run *r)
{
    if (str_is(r->tlp, "CLEAR") && sharing(r).doc) say(r, sharing(r), "a sharing group is told for a document that is TLP:CLEAR");
}
void t_6_2_10(struct run *r)
{
    if (!r->tlp.n) say_at(r, r->document, "distribution/tlp/label", "is missing");
}

/* ---- licences: SPDX 3.0.1 annex B, without DocumentRef */
struct expression {
    struct run *r;
    str rest;
    const char *wrong;
    void (*each)(struct run *r, str name, bool exception);
    unsigned depth;
};
static str word(struct expression *e)
{
    e->rest = str_trim(e->rest);
    size_t n = e->rest.n && (e->rest.p[0] == '(' || e->rest.p[0] == ')') ? 1 : 0;
    while (!n || (e->rest.p[0] != '(' && e->rest.p[0] != ')')) {
        if (n >= e->rest.n || strchr(" \t()", e->rest.p[n])) break;
        n++;
    }
    return str_cut(e->rest, 0, n);
}
static void pass(struct expression *e, str w)
{
    e->rest = str_cut(e->rest, w.n, e->rest.n);
}
static bool id_letters(str t)
{
    for (size_t i = 0; i < t.n; i++) {
        char ch = t.p[i];
        if (!((ch | 32) >= 'a' && (ch | 32) <= 'z') && !(ch >= '0' && ch <= '9') && ch != '-' && ch != '.') return false;
    }
    return t.n > 0;
}
static bool expression(struct expression *e);
static bool simple(struct expression *e)
{
    str w = word(e);
    if (str_is(w, "(")) {
        pass(e, w);
        if (++e->depth > 50) return false;
        bool fine = expression(e);
        e->depth--;
        w = word(e);
        pass(e, w);
        return fine && str_is(w, ")");
    }
    bool reference = str_starts(w, S("LicenseRef-"));
    str name = reference ? str_cut(w, 11, w.n) : w;
    if (!reference && name.n > 1 && name.p[name.n - 1] == '+') name.n--;
    if (!id_letters(name) || str_is(w, "AND") || str_is(w, "OR") || str_is(w, "WITH")) return false;
    pass(e, w);
    if (e->each) e->each(e->r, reference ? w : name, false);
    str with = word(e);
    if (!str_is(with, "WITH") && !str_is(with, "with")) return true;
    pass(e, with);
    str exception = word(e);
    pass(e, exception);
    if (e->each) e->each(e->r, exception, true);
    return id_letters(exception);
}
static bool expression(struct expression *e)
{
    for (;;) {
        if (!simple(e)) return false;
        str w = word(e);
        if (!str_is(w, "AND") && !str_is(w, "OR") && !str_is(w, "and") && !str_is(w, "or")) return true;
        pass(e, w);
    }
}
static bool license_read(struct run *r, void (*each_id)(struct run *r, str name, bool exception))
{
    struct expression e = { .r = r, .rest = text_at(r->document, "license_expression"), .each = each_id };
    return e.rest.n <= 10000 && expression(&e) && !str_trim(e.rest).n;
}
void t_6_1_54(struct run *r)
{
    if (has(r->document, "license_expression") && !license_read(r, NULL)) say_at(r, r->document, "license_expression", "is no SPDX license expression");
}

static bool spdx(const char *kind, str name)
{
    static const struct {
        str kind, id;
    } all[] = {
#define X(kind, id) { S_INIT(kind), S_INIT(id) },
        SPDX_LICENSES_TABLE(X)
#undef X
    };
    for (size_t i = 0; i < COUNT(all); i++)
        if (str_eq_nocase(all[i].id, name) && str_is(all[i].kind, kind)) return true;
    return false;
}
static bool scancode(str name)
{
    return str_starts(name, S("LicenseRef-scancode-"));
}
/* identifiers of ScanCode's LicenseDB are taken as listed there: its list is not at hand */
static bool listed(str name, bool exception)
{
    return exception ? spdx("exception", name) || scancode(name) : spdx("license", name) || spdx("deprecated", name) || scancode(name);
}
static void note_unlisted(struct run *r, str name, bool exception)
{
    /* an identifier that only looks like one of SPDX's is what 6.2.45 is for */
    if (!listed(name, exception) && str_starts(name, S("LicenseRef-"))) r->flag = true;
}
static bool unlisted(struct run *r)
{
    r->flag = false;
    return has(r->document, "license_expression") && license_read(r, note_unlisted) && r->flag;
}
static void license_note(struct run *r, const char *title)
{
    size_t n = 0;
    for (struct json_iter i = json_iter(json_get(r->document, S("notes"))); json_next(&i);) {
        if (!str_is(text_at(i.value, "title"), title)) continue;
        n++;
        if (!str_is(text_at(i.value, "category"), "legal_disclaimer")) say_at(r, i.value, "category", "of the note \"%s\" must be legal_disclaimer", title);
    }
    if (n != 1) say_at(r, r->document, "notes", "must have exactly one note with the title \"%s\" for a license that is not listed, has %zu", title, n);
}
void t_6_1_55(struct run *r)
{
    if (r->english && unlisted(r)) license_note(r, note_title(r, "license"));
}
void t_6_2_46(struct run *r)
{
    if (!r->english && note_title(r, "license") && unlisted(r)) license_note(r, note_title(r, "license"));
}
void t_6_2_43(struct run *r)
{
    if (!has(r->document, "license_expression")) say_at(r, r->document, "license_expression", "is missing");
}
static void deprecated(struct run *r, str name, bool exception)
{
    if (!exception && spdx("deprecated", name)) say_at(r, r->document, "license_expression", "the license identifier %.*s is deprecated", FMT(name));
}
void t_6_2_44(struct run *r)
{
    license_read(r, deprecated);
}
static void exists(struct run *r, str name, bool exception)
{
    if (!listed(name, exception) && !str_starts(name, S("LicenseRef-")))
        say_at(r, r->document, "license_expression", "there is no license identifier %.*s", FMT(name));
}
void t_6_2_45(struct run *r)
{
    license_read(r, exists);
}
static void is_listed(struct run *r, str name, bool exception)
{
    if (!listed(name, exception)) say_at(r, r->document, "license_expression", "%.*s is no registered license", FMT(name));
}
void t_6_3_17(struct run *r)
{
    license_read(r, is_listed);
}

/* ---- the rest of the document */
void t_6_2_11(struct run *r)
{
    str end = csaf_filename(r->a, text_at(r->tracking, "id"));
    for (struct json_iter i = json_iter(json_get(r->document, S("references"))); json_next(&i);) {
        str url = text_at(i.value, "url");
        if (str_is(text_at(i.value, "category"), "self") && str_starts(url, S("https://")) && str_ends(url, end)) return;
    }
    say_at(r, r->document, "references", "no reference of the category self is the canonical URL: https://… ending in %.*s", FMT(end));
}

static void sorted(struct run *r, struct json v, unsigned depth)
{
    str last = { NULL, 0 };
    for (struct json_iter i = json_iter(v); depth < 100 && json_next(&i);) {
        if (i.object && last.p && str_cmp(last, i.key) > 0) say(r, i.value, "the key stands behind \"%.*s\"", FMT(last));
        if (i.object) last = i.key;
        sorted(r, i.value, depth + 1);
    }
}
void t_6_2_13(struct run *r)
{
    sorted(r, r->root, 0);
}

void t_6_2_20(struct run *r)
{
    struct schema_findings f;
    if (schema_check(r->a, r->s->strict, r->root, r->schema_fine ? NULL : &f) && r->schema_fine) return;
    schema_check(r->a, r->s->strict, r->root, &f);
    for (size_t i = 0; i < f.n; i++) {
        bool additional = str_is(f.v[i].keyword, "additionalProperties") || str_is(f.v[i].keyword, "unevaluatedProperties");
        if (additional || (r->schema_fine && str_is(f.v[i].keyword, "oneOf")))
            say_at(r, r->root, f.v[i].pointer.n ? arena_cstr(r->a, str_cut(f.v[i].pointer, 1, f.v[i].pointer.n)) : "", "%.*s", FMT(f.v[i].words));
    }
}

void t_6_2_22(struct run *r)
{
    str own = text_at(r->tracking, "id");
    if (own.n && str_find(text_at(r->document, "title"), own) >= 0) say_at(r, r->document, "title", "contains the document's id, %.*s", FMT(own));
}

/* 3.2.2.7: a product description may name its product behind the title */
static void described(struct run *r, struct json v)
{
    const char *title = note_title(r, "product_description");
    str own = text_at(v, "title"), category = text_at(v, "category");
    bool is = title && str_starts(own, str_of(title)) && (str_is(category, "description") || str_is(category, "general"));
    if (is && !has(v, "product_ids") && !has(v, "group_ids")) say(r, v, "a product description must tell which products it is about");
}
void t_6_2_40(struct run *r)
{
    each(r, r->document, "notes/#", described);
}

/* RFC 6761 and RFC 2606: these never resolve, whoever asks */
static bool never_resolves(str url)
{
    struct uri u = uri_split(url);
    str host = u.authority, label, last = S("");
    ptrdiff_t at = str_chr(host, '@');
    if (at >= 0) host = str_cut(host, (size_t)at + 1, host.n);
    at = str_chr(host, ':');
    if (at >= 0) host = str_cut(host, 0, (size_t)at);
    while (str_split(&host, '.', &label)) last = label;
    return str_eq_nocase(last, S("invalid")) || str_eq_nocase(last, S("test")) || str_eq_nocase(last, S("example"));
}
static void resolves(struct run *r, struct json v)
{
    if (never_resolves(json_str(v))) say(r, v, "can never resolve");
}
static void other_resolves(struct run *r, struct json v)
{
    if (!str_is(text_at(v, "category"), "self") && has(v, "url")) resolves(r, json_get(v, S("url")));
}
static void self_resolves(struct run *r, struct json v)
{
    if (str_is(text_at(v, "category"), "self")) resolves(r, json_get(v, S("url")));
}
void t_6_3_6(struct run *r)
{
    static const char *const paths[] = {
        "document/acknowledgments/#/urls/#", "document/aggregate_severity/namespace",      "document/distribution/tlp/url",
        "document/publisher/namespace",      "vulnerabilities/#/acknowledgments/#/urls/#", "vulnerabilities/#/remediations/#/url",
        "vulnerabilities/#/metrics/#/source"
    };
    for (size_t i = 0; i < COUNT(paths); i++) each(r, r->root, paths[i], resolves);
    for (size_t i = 0; i < r->n_products; i++) {
        each(r, r->products[i].full, "product_identification_helper/sbom_urls/#", resolves);
        each(r, r->products[i].full, "product_identification_helper/x_generic_uris/#/namespace", resolves);
    }
    each(r, r->document, "references/#", other_resolves);
    each(r, r->vulnerabilities, "#/references/#", other_resolves);
}
void t_6_3_7(struct run *r)
{
    each(r, r->document, "references/#", self_resolves);
    each(r, r->vulnerabilities, "#/references/#", self_resolves);
}
