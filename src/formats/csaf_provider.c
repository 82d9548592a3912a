/* csaf_provider - see csaf_provider.h */
#include "formats/csaf_provider.h"

enum { LINE_MOST = 2000, URL_MOST = 1000 };

/* ---- addresses */

static bool name_fine(str name, const char **why)
{
    *why = "its name is not that of a CSAF document: small letters, digits, + - _ and .json";
    if (name.n < 6 || name.n > 200 || !str_ends(name, S(".json"))) return false;
    for (size_t i = 0; i + 5 < name.n; i++) {
        char ch = name.p[i];
        if (!((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '+' || ch == '-' || ch == '_')) return false;
    }
    *why = NULL;
    return true;
}
/* a path as it may stand in an address or a list: plain parts, none of them "." or ".." or empty */
static bool path_fine(str path, const char **why)
{
    str rest = path, part;
    for (size_t i = 0; i < path.n; i++) {
        unsigned char ch = (unsigned char)path.p[i];
        if (ch <= ' ' || ch >= 0x7F || memchr("\\%?#@:\"<>^`{|}", ch, 14)) {
            *why = "its path holds what a path may not: blanks, quotes, brackets, \\ % ? # @ or :";
            return false;
        }
    }
    while (str_split(&rest, '/', &part)) {
        if (part.n && !str_is(part, ".") && !str_is(part, "..")) continue;
        *why = "its path leads up, or nowhere";
        return false;
    }
    *why = NULL;
    return true;
}
bool provider_address(str url, bool plain, const char **why)
{
    bool https = str_starts(url, S("https://"));
    str rest = str_cut(url, https ? 8 : 7, url.n);
    *why = "it is no https address";
    if (!https && !(plain && str_starts(url, S("http://")))) return false;
    *why = "it is too long";
    if (url.n > URL_MOST) return false;
    ptrdiff_t slash = str_chr(rest, '/');
    str host = slash < 0 ? rest : str_cut(rest, 0, (size_t)slash), path = slash < 0 ? S("") : str_cut(rest, (size_t)slash + 1, rest.n);
    *why = "its host is none";
    if (!host.n || host.p[0] == '.') return false;
    for (size_t i = 0; i < host.n; i++) {
        char ch = host.p[i];
        bool fine = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || (ch != 0 && strchr(".-:[]", ch));
        if (!fine) return false;
    }
    if (str_ends(path, S("/"))) path = str_cut(path, 0, path.n - 1);
    *why = NULL;
    return !path.n || path_fine(path, why);
}
static str last_part(str path)
{
    for (size_t i = path.n; i-- > 0;)
        if (path.p[i] == '/') return str_cut(path, i + 1, path.n);
    return path;
}

/* ---- metadata */

static str text_of(struct json v, const char *key)
{
    return json_str(json_get(v, str_of(key)));
}
static err push(struct ctx *c, struct strs *list, str url, size_t most, str pointer)
{
    const char *why;
    str *v = (str *)(uintptr_t)list->v;
    if (!provider_address(url, true, &why)) FAIL_AT(c, pointer, "bad-provider", "%s", why);
    if (list->n == most) FAIL_AT(c, pointer, "bad-provider", "there are more than %zu", most);
    v[list->n++] = url;
    return NULL;
}
err provider_meta_read(struct ctx *c, struct json v, struct provider_meta *out)
{
    enum { MOST = 100 };
    size_t at = 0;
    *out = (struct provider_meta){ .canonical = text_of(v, "canonical_url"),
                                   .publisher = text_of(json_get(v, S("publisher")), "name"),
                                   .role = text_of(v, "role"),
                                   .feeds = { NEW_ARRAY(c->arena, MOST, str), 0 },
                                   .directories = { NEW_ARRAY(c->arena, MOST, str), 0 },
                                   .keys = NEW_ARRAY(c->arena, MOST, struct provider_key) };
    for (struct json_iter i = json_iter(json_get(v, S("distributions"))); json_next(&i); at++) {
        size_t k = 0;
        str directory = text_of(i.value, "directory_url");
        if (!directory.n) directory = text_of(json_get(i.value, S("directory")), "url"); /* 2.1 */
        for (struct json_iter f = json_iter(json_get(json_get(i.value, S("rolie")), S("feeds"))); json_next(&f); k++)
            TRY(push(c, &out->feeds, text_of(f.value, "url"), MOST, arena_fmt(c->arena, "/distributions/%zu/rolie/feeds/%zu/url", at, k)));
        if (!directory.n) continue;
        if (!str_ends(directory, S("/"))) directory = arena_fmt(c->arena, "%.*s/", FMT(directory));
        TRY(push(c, &out->directories, directory, MOST, arena_fmt(c->arena, "/distributions/%zu/directory_url", at)));
    }
    at = 0;
    for (struct json_iter i = json_iter(json_get(v, S("public_openpgp_keys"))); json_next(&i); at++) {
        const char *why;
        struct provider_key k = { text_of(i.value, "fingerprint"), text_of(i.value, "url") };
        if (!provider_address(k.url, true, &why)) FAIL_AT(c, arena_fmt(c->arena, "/public_openpgp_keys/%zu/url", at), "bad-provider", "%s", why);
        if (out->nkeys == MOST) FAIL_AT(c, S("/public_openpgp_keys"), "bad-provider", "there are more than %d", MOST);
        out->keys[out->nkeys++] = k;
    }
    if (!out->feeds.n && !out->directories.n) FAIL_AT(c, S("/distributions"), "bad-provider", "no feed and no directory is named");
    return NULL;
}

/* ---- lists of files */

static void refuse(struct arena *a, struct provider_files *o, str place, const char *why)
{
    o->refused++;
    if (o->nbad < PROVIDER_BAD_MOST) o->bad[o->nbad++] = (struct provider_bad){ arena_dup(a, str_cut(place, 0, 300)), str_of(why) };
}
static err add(struct ctx *c, struct provider_files *o, struct provider_file f)
{
    if (o->n == PROVIDER_FILES_MOST) FAIL(c, E_INPUT, "bad-provider", "it lists more than %d documents", PROVIDER_FILES_MOST);
    if (o->n == o->room) {
        size_t room = o->room ? o->room * 2 : 256;
        struct provider_file *v = NEW_ARRAY(c->arena, room, struct provider_file);
        if (o->n) memcpy(v, o->v, o->n * sizeof *v);
        o->v = v;
        o->room = room;
    }
    o->v[o->n++] = f;
    return NULL;
}
static void links(struct json entry, struct provider_file *f, struct provider_files *o, struct arena *a)
{
    const char *why;
    for (struct json_iter l = json_iter(json_get(entry, S("link"))); json_next(&l);) {
        str rel = text_of(l.value, "rel"), href = text_of(l.value, "href"), *to = NULL;
        if (str_is(rel, "self") && !f->url.n) f->url = href;
        if (str_is(rel, "hash")) to = str_ends(href, S(".sha256")) ? &f->sha256 : str_ends(href, S(".sha512")) ? &f->sha512 : NULL;
        if (str_is(rel, "signature")) to = &f->signature;
        if (!to) continue;
        if (provider_address(href, true, &why))
            *to = href;
        else
            refuse(a, o, href, why);
    }
}
err provider_feed_read(struct ctx *c, struct json v, struct provider_files *out)
{
    struct json feed = json_get(v, S("feed"));
    if (json_type(json_get(feed, S("entry"))) != JSON_ARRAY) FAIL_AT(c, S("/feed/entry"), "bad-provider", "this is no ROLIE feed: there is no list of entries");
    for (struct json_iter i = json_iter(json_get(feed, S("entry"))); json_next(&i);) {
        const char *why = NULL;
        struct provider_file f = { .url = text_of(json_get(i.value, S("content")), "src"), .updated = text_of(i.value, "updated") };
        links(i.value, &f, out, c->arena);
        f.name = last_part(f.url);
        if (!provider_address(f.url, true, &why) || !name_fine(f.name, &why))
            refuse(c->arena, out, f.url, why);
        else
            TRY(add(c, out, f));
    }
    return NULL;
}
static err listed(struct ctx *c, str path, str when_changed, str directory, struct provider_files *out)
{
    const char *why;
    str name = last_part(path);
    if (!path_fine(path, &why) || path.n > URL_MOST || !name_fine(name, &why)) {
        refuse(c->arena, out, path, why ? why : "it is too long");
        return NULL;
    }
    str url = arena_fmt(c->arena, "%.*s%.*s", FMT(directory), FMT(path));
    return add(c, out, (struct provider_file){ .url = url, .updated = arena_dup(c->arena, when_changed), .name = str_cut(url, url.n - name.n, url.n) });
}
err provider_list_read(struct ctx *c, str text, str directory, bool changes, struct provider_files *out)
{
    str line;
    while (str_split(&text, '\n', &line)) {
        line = str_trim(line);
        if (!line.n) continue;
        if (line.n > LINE_MOST) {
            refuse(c->arena, out, line, "the line is too long");
            continue;
        }
        if (!changes) {
            TRY(listed(c, line, S(""), directory, out));
            continue;
        }
        /* "2026/a.json","2026-01-01T00:00:00Z": neither a path nor a time holds a quotation mark */
        str path = S(""), at = S(""), part;
        for (size_t n = 0; str_split(&line, ',', &part); n++) {
            part = str_trim(part);
            if (part.n > 1 && part.p[0] == '"' && part.p[part.n - 1] == '"') part = str_cut(part, 1, part.n - 1);
            if (n < 2) *(n ? &at : &path) = part;
        }
        when w;
        if (at.n && when_parse(at, &w))
            TRY(listed(c, path, at, directory, out));
        else
            refuse(c->arena, out, path, "no time of the last change stands beside it");
    }
    return NULL;
}

str provider_security_txt(str text)
{
    str line;
    const char *why;
    while (str_split(&text, '\n', &line)) {
        line = str_trim(line);
        if (line.n < 6 || !str_eq_nocase(str_cut(line, 0, 5), S("CSAF:"))) continue;
        str url = str_trim(str_cut(line, 5, line.n));
        if (provider_address(url, false, &why)) return url;
    }
    return S("");
}

str provider_hash(struct arena *a, str text, size_t digits)
{
    str t = str_trim(text);
    struct buf b = { .a = a };
    for (size_t i = 0; i < t.n && i < digits; i++) {
        char ch = t.p[i] >= 'A' && t.p[i] <= 'F' ? (char)(t.p[i] + 32) : t.p[i];
        if (!((ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'f'))) return S("");
        buf_c(&b, ch);
    }
    bool ends = t.n == digits || (t.n > digits && (t.p[digits] == ' ' || t.p[digits] == '\t' || t.p[digits] == '\n' || t.p[digits] == '\r'));
    return b.n == digits && ends ? buf_str(&b) : S("");
}
