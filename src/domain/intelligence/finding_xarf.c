/* finding_xarf - see finding_xarf.h */
#include "domain/intelligence/finding_xarf.h"
#include "domain/intelligence/finding_times.h"

#include "base/room.h"
#include "base/uri.h"
#include "base/utf8.h"
#include "domain/directory/resource.h"
#include "formats/text.h"
#include "guard/guard.h"

#include "finding_xarf.sql.h"

enum { DESCRIPTION_POINTS = 1000, ORG_POINTS = 200, FAMILY_POINTS = 200, SERVICE_POINTS = 200 };

enum form {
    NO_FORM,
    LOGIN_ATTACK,
    PORT_SCAN,
    DDOS,
    SQL_INJECTION,
    SPAM,
    BOTNET,
    MALWARE,
    PHISHING,
    REMOTE_COMPROMISE,
    OPEN_SERVICE,
    CVE,
    MISCONFIGURATION,
    BLOCKLIST,
    THREAT
};
static const struct {
    const char *category, *type;
} forms[] = { [LOGIN_ATTACK] = { "connection", "login_attack" },
              [PORT_SCAN] = { "connection", "port_scan" },
              [DDOS] = { "connection", "ddos" },
              [SQL_INJECTION] = { "connection", "sql_injection" },
              [SPAM] = { "messaging", "spam" },
              [BOTNET] = { "infrastructure", "botnet" },
              [MALWARE] = { "content", "malware" },
              [PHISHING] = { "content", "phishing" },
              [REMOTE_COMPROMISE] = { "content", "remote_compromise" },
              [OPEN_SERVICE] = { "vulnerability", "open_service" },
              [CVE] = { "vulnerability", "cve" },
              [MISCONFIGURATION] = { "vulnerability", "misconfiguration" },
              [BLOCKLIST] = { "reputation", "blocklist" },
              [THREAT] = { "reputation", "threat_intelligence" } };

/* What a class becomes: the first whose requirements are known. by_them: what the asset does to others, so that it has to be
 * the source of it; whom it is done to is nobody's abuse. Classes that are not here (what was lost, leaked, out of order, said)
 * have no form. */
static const struct {
    const char *class;
    unsigned char first, second;
    bool by_them;
} classes[] = { { "scanner", PORT_SCAN, THREAT, true },
                { "brute-force", LOGIN_ATTACK, THREAT, true },
                { "ddos", DDOS, THREAT, true },
                { "dos", DDOS, THREAT, true },
                { "exploit", SQL_INJECTION, THREAT, true },
                { "ids-alert", SQL_INJECTION, THREAT, true },
                { "spam", SPAM, THREAT, true },
                { "sniffing", THREAT, NO_FORM, true },
                { "social-engineering", THREAT, NO_FORM, true },
                { "infected-system", BOTNET, NO_FORM, false },
                { "c2-server", BOTNET, NO_FORM, false },
                { "malware-distribution", MALWARE, THREAT, false },
                { "malware-configuration", MALWARE, THREAT, false },
                { "malware", THREAT, NO_FORM, false },
                { "dga-domain", THREAT, NO_FORM, false },
                { "phishing", PHISHING, THREAT, false },
                { "masquerade", THREAT, NO_FORM, false },
                { "system-compromise", REMOTE_COMPROMISE, THREAT, false },
                { "application-compromise", REMOTE_COMPROMISE, THREAT, false },
                { "privileged-account-compromise", REMOTE_COMPROMISE, THREAT, false },
                { "unprivileged-account-compromise", REMOTE_COMPROMISE, THREAT, false },
                { "unauthorised-information-modification", REMOTE_COMPROMISE, THREAT, false },
                { "unauthorised-use-of-resources", THREAT, NO_FORM, false },
                { "unauthorized-use-of-resources", THREAT, NO_FORM, false },
                { "proxy", THREAT, NO_FORM, false },
                { "tor", THREAT, NO_FORM, false },
                { "blacklist", BLOCKLIST, NO_FORM, false },
                { "potentially-unwanted-accessible", OPEN_SERVICE, NO_FORM, false },
                { "ddos-amplifier", OPEN_SERVICE, NO_FORM, false },
                { "information-disclosure", OPEN_SERVICE, NO_FORM, false },
                { "vulnerable-system", CVE, MISCONFIGURATION, false },
                { "misconfiguration", MISCONFIGURATION, NO_FORM, false },
                { "weak-crypto", MISCONFIGURATION, NO_FORM, false } };

/* ---- what is known of a finding */

struct known {
    struct ctx *c;
    const struct finding *f;
    struct json more;
    unsigned side;    /* enum found_side: the asset's */
    str host;         /* the asset without its port */
    int64_t port;     /* its port; -1 */
    bool service;     /* ... which a service of it listens on */
    str other;        /* the other side, without its port */
    int64_t at_other; /* ... and its port; -1 */
    str transport, url;
};

static str more_of(const struct known *k, const char *name)
{
    return json_str(json_get(k->more, str_of(name)));
}

/* "192.0.2.1:53/udp", "[2001:db8::1]:53", "host:53", or no port: the host, *port -1 */
static str host_and_port(str text, int64_t *port)
{
    str host = text, digits = S("");
    bool boxed = str_starts(text, S("["));
    ptrdiff_t end = str_chr(text, boxed ? ']' : ':');
    *port = -1;
    if (end < 0) return text;
    if (boxed) {
        host = str_cut(text, 1, (size_t)end);
        digits = str_cut(text, (size_t)end + 2, text.n);
    } else {
        digits = str_cut(text, (size_t)end + 1, text.n);
        if (str_chr(digits, ':') >= 0) return text; /* IPv6 alone */
        host = str_cut(text, 0, (size_t)end);
    }
    ptrdiff_t slash = str_chr(digits, '/');
    if (slash >= 0) digits = str_cut(digits, 0, (size_t)slash);
    if (!str_int(digits, port) || *port < 1 || *port > 65535) *port = -1;
    return host;
}

/* the address of a page on the asset's side */
static str url_of(const struct known *k)
{
    str url = more_of(k, k->side == SIDE_SOURCE ? "source.url" : "destination.url");
    return url.n && uri_valid(url, false, false) ? url : S("");
}

static void known_of(struct ctx *c, const struct finding *f, str more, struct known *k)
{
    static const char *const transports[] = { "tcp", "udp", "icmp", "sctp" };
    int64_t asset_port;
    *k = (struct known){ .c = c, .f = f, .transport = S("") };
    if (json_read(c, more.n ? more : S("{}"), NULL, &k->more)) k->more = (struct json){ 0 };
    k->host = host_and_port(f->asset, &asset_port);
    k->other = host_and_port(f->counterpart, &k->at_other);
    k->side = f->side;
    k->port = k->side == SIDE_SOURCE && f->source_port >= 1 ? f->source_port : asset_port;
    k->service = k->port >= 1 && k->port == asset_port;
    k->url = url_of(k);
    str transport = more_of(k, "protocol.transport");
    for (size_t i = 0; i < COUNT(transports); i++)
        if (str_is(transport, transports[i])) k->transport = transport;
}

/* by its name, or by the port that it listens on; empty: not known */
static str service_of(const struct known *k)
{
    str name = more_of(k, "protocol.application");
    if (name.n) return utf8_clip(name, SERVICE_POINTS);
    if (!k->service) return S("");
    return k->transport.n ? arena_fmt(k->c->arena, "%lld/%.*s", (long long)k->port, FMT(k->transport))
                          : arena_fmt(k->c->arena, "port %lld", (long long)k->port);
}

/* "CVE-2021-44228" alone, whatever its case; else empty */
static str cve_of(const struct known *k)
{
    str name = k->f->identifier;
    size_t digits = 0;
    if (name.n < 10 || !str_eq_nocase(str_cut(name, 0, 4), S("CVE-")) || name.p[8] != '-') return S("");
    for (size_t i = 4; i < name.n; i++) digits += name.p[i] >= '0' && name.p[i] <= '9';
    return digits == name.n - 5 ? arena_fmt(k->c->arena, "CVE-%.*s", FMT(str_cut(name, 4, name.n))) : S("");
}

static const char *compromise_of(const struct known *k)
{
    static const char *const words[][2] = { { "webshell", "webshell" }, { "web-shell", "webshell" },         { "backdoor", "backdoor" },
                                            { "deface", "defacement" }, { "cryptominer", "cryptominer" },    { "coinminer", "cryptominer" },
                                            { "seo-spam", "seo_spam" }, { "redirect", "malicious_redirect" } };
    str name = arena_lower(k->c->arena, k->f->identifier);
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_find(name, str_of(words[i][0])) >= 0) return words[i][1];
    return NULL;
}

/* what spam came by; by SMTP its sender has to be known */
static bool spam_fits(const struct known *k)
{
    static const char *const ways[] = { "sms", "whatsapp", "telegram", "signal", "chat" };
    str way = more_of(k, "protocol.application"), account = more_of(k, "source.account"), rest = account, address;
    for (size_t i = 0; i < COUNT(ways); i++)
        if (str_is(way, ways[i])) return true;
    return str_is(way, "smtp") && k->port >= 1 && text_address(&rest, &address) && str_eq(address, account);
}

static bool fits(const struct known *k, unsigned form)
{
    str name = arena_lower(k->c->arena, k->f->identifier);
    switch (form) {
    case LOGIN_ATTACK:
    case PORT_SCAN:
    case DDOS: return k->side == SIDE_SOURCE && k->port >= 1 && k->transport.n;
    case SQL_INJECTION:
        return str_find(name, S("sql")) >= 0 && str_find(name, S("inject")) >= 0 && (str_is(k->transport, "tcp") || str_is(k->transport, "udp"));
    case SPAM: return spam_fits(k);
    case MALWARE:
    case PHISHING: return k->url.n > 0;
    case REMOTE_COMPROMISE: return k->url.n > 0 && compromise_of(k);
    case OPEN_SERVICE:
    case MISCONFIGURATION: return service_of(k).n > 0;
    case CVE: return cve_of(k).n > 0 && k->service && service_of(k).n > 0;
    default: return form != NO_FORM;
    }
}

static unsigned form_of(const struct known *k)
{
    for (size_t i = 0; i < COUNT(classes); i++) {
        if (!str_is(k->f->classification, classes[i].class)) continue;
        if (classes[i].by_them && k->side != SIDE_SOURCE) return NO_FORM;
        return fits(k, classes[i].first) ? classes[i].first : fits(k, classes[i].second) ? classes[i].second : NO_FORM;
    }
    return NO_FORM;
}

/* ---- a report */

/* the same for the same finding each time: of its identifier's hash, in the form that the format asks for (version 4) */
static str report_id(struct arena *a, const id *finding)
{
    str h = sha256_hex(a, arena_fmt(a, "xarf %s", finding->s));
    char third = "89ab"[hex_digit(h.p[16]) & 3];
    return arena_fmt(a, "%.*s-%.*s-4%.*s-%c%.*s-%.*s", 8, h.p, 4, h.p + 8, 3, h.p + 13, third, 3, h.p + 17, 12, h.p + 20);
}

static void contact(struct known *k, struct jw *w, const char *name, const struct xarf_desk *desk)
{
    str mailbox = desk->mailbox;
    jw_key(w, str_of(name));
    jw_obj(w);
    jw_kt(w, "org", utf8_clip(desk->name, ORG_POINTS));
    jw_kt(w, "contact", mailbox);
    jw_kt(w, "domain", arena_lower(k->c->arena, str_cut(mailbox, (size_t)str_chr(mailbox, '@') + 1, mailbox.n)));
    jw_end_obj(w);
}

static str compromise_evidence(const struct known *k)
{
    struct buf b = { .a = k->c->arena };
    buf_fmt(&b, "Observed in %lld hour%s", (long long)k->f->seen, k->f->seen == 1 ? "" : "s");
    for (size_t i = 0; i < k->f->sources.n; i++) buf_fmt(&b, "%s%.*s", i ? ", " : " by ", FMT(k->f->sources.v[i]));
    if (k->f->counterpart.n) buf_fmt(&b, "; other side %.*s", FMT(k->f->counterpart));
    return buf_str(&b);
}

static void hashes(const struct known *k, struct jw *w)
{
    static const struct {
        const char *field, *name;
        size_t n;
    } kinds[] = { { "malware.hash.md5", "md5", 32 }, { "malware.hash.sha1", "sha1", 40 }, { "malware.hash.sha256", "sha256", 64 } };
    bool begun = false;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        str h = more_of(k, kinds[i].field);
        size_t digits = 0;
        for (size_t n = 0; n < h.n; n++) digits += hex_digit(h.p[n]) >= 0;
        if (h.n != kinds[i].n || digits != h.n) continue;
        if (!begun) {
            jw_key(w, S("file_hashes"));
            jw_obj(w);
        }
        begun = true;
        jw_kt(w, kinds[i].name, h);
    }
    if (begun) jw_end_obj(w);
}

/* what the type asks for, and has room for */
static void of_type(const struct known *k, unsigned form, struct jw *w)
{
    str family = utf8_clip(more_of(k, "malware.name"), FAMILY_POINTS);
    if (form == SPAM) {
        jw_kt(w, "protocol", more_of(k, "protocol.application"));
        if (str_is(more_of(k, "protocol.application"), "smtp")) jw_kt(w, "smtp_from", more_of(k, "source.account"));
    } else if (k->transport.n)
        jw_kt(w, "protocol", k->transport);
    if ((form == BOTNET || form == MALWARE) && family.n) jw_kt(w, "malware_family", family);
    if (form == BOTNET) jw_kt(w, "compromise_evidence", compromise_evidence(k));
    if (form == MALWARE) hashes(k, w);
    if (form == MALWARE || form == PHISHING || form == REMOTE_COMPROMISE) jw_kt(w, "url", k->url);
    if (form == REMOTE_COMPROMISE) jw_kt(w, "compromise_type", str_of(compromise_of(k)));
    if (form == OPEN_SERVICE || form == MISCONFIGURATION || form == CVE) {
        jw_kt(w, "service", service_of(k));
        if (k->service) jw_ki(w, "service_port", k->port);
    }
    if (form == CVE) jw_kt(w, "cve_id", cve_of(k));
    if (form == BLOCKLIST) jw_kt(w, "threat_type", k->f->identifier.n ? k->f->identifier : k->f->classification);
    if (form == THREAT) jw_kt(w, "threat_type", k->f->classification);
}

static void evidence_json(const struct known *k, const char *what, str json, struct jw *w)
{
    jw_obj(w);
    jw_kt(w, "content_type", S("application/json"));
    jw_kt(w, "description", str_of(what));
    jw_kt(w, "payload", base64_text(k->c->arena, json));
    jw_kt(w, "hash", arena_fmt(k->c->arena, "sha256:%.*s", FMT(sha256_hex(k->c->arena, json))));
    jw_ki(w, "size", (int64_t)json.n);
    jw_end_obj(w);
}
/* the fields of the newest observation, as CSV and JSON have them; when a client came from which port; under which URLs */
static void evidence(const struct known *k, str more, struct jw *w)
{
    struct buf times = { .a = k->c->arena };
    if (!json_count(k->more) && !k->f->times.n && k->f->urls.n < 2) return;
    jw_key(w, S("evidence"));
    jw_arr(w);
    if (json_count(k->more)) evidence_json(k, "Fields of the newest observation", more, w);
    if (k->f->times.n) {
        struct jw t = jw_on(&times);
        times_json(k->c, &t, k->f->times);
        evidence_json(k, "Times and source ports", buf_str(&times), w);
    }
    if (k->f->urls.n > 1) evidence_json(k, "URLs", strs_json(k->c->arena, &k->f->urls), w);
    jw_end_arr(w);
}

static void whereabouts(const struct known *k, struct jw *w)
{
    struct event_ip ip;
    jw_kt(w, "source_identifier", k->f->address.n ? k->f->address : k->host);
    if (k->port >= 1) jw_ki(w, "source_port", k->port);
    if (k->side != SIDE_SOURCE) return;
    if (event_ip_parse(k->other, &ip)) jw_kt(w, "destination_ip", k->other);
    if (k->at_other >= 1) jw_ki(w, "destination_port", k->at_other);
}

bool finding_xarf(struct ctx *c, const struct finding *f, str more, const struct xarf_desk *desk, struct jw *w)
{
    struct known k;
    ptrdiff_t at = str_chr(desk->mailbox, '@');
    if (at < 1 || (size_t)at + 1 == desk->mailbox.n) return false; /* nobody could be asked */
    known_of(c, f, more, &k);
    unsigned form = form_of(&k);
    if (form == NO_FORM || !w) return form != NO_FORM;
    jw_obj(w);
    jw_kt(w, "xarf_version", S("4.2.0"));
    jw_kt(w, "report_id", report_id(c->arena, &f->id));
    jw_kt(w, "timestamp", when_text(c->arena, f->last_seen));
    contact(&k, w, "reporter", desk);
    contact(&k, w, "sender", desk);
    whereabouts(&k, w);
    jw_kt(w, "category", str_of(forms[form].category));
    jw_kt(w, "type", str_of(forms[form].type));
    of_type(&k, form, w);
    jw_kt(w, "first_seen", when_text(c->arena, f->first_seen));
    jw_kt(w, "last_seen", when_text(c->arena, f->last_seen));
    evidence(&k, more, w);
    jw_kt(w, "description",
          utf8_clip(arena_fmt(c->arena, "%.*s%s%.*s", FMT(f->classification), f->identifier.n ? ": " : "", FMT(f->identifier)), DESCRIPTION_POINTS));
    jw_key(w, S("tags"));
    jw_arr(w);
    jw_text(w, arena_fmt(c->arena, "rsit:%.*s", FMT(f->classification)));
    jw_end_arr(w);
    jw_kt(w, "finding", id_str(&f->id));
    jw_kt(w, "state", str_of(found_state_words.v[f->state]));
    jw_end_obj(w);
    return true;
}

/* ---- many */

static err desks_of(struct ctx *c, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_desks, NOARGS, &r));
    struct xarf_desk *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct xarf_desk);
    for (out->n = 0; rows_next(r); out->n++) v[out->n] = (struct xarf_desk){ row_text(r, 0), row_text(r, 1), row_text(r, 2) };
    out->v = v;
    return NULL;
}

static const struct xarf_desk *desk_of(const struct list *desks, str team)
{
    const struct xarf_desk *v = desks->v;
    for (size_t i = 0; i < desks->n; i++)
        if (str_eq(v[i].id, team)) return &v[i];
    return NULL;
}

/* some findings at a time in memory of their own, and each in one of its own: an answer has room for twenty thousand */
err findings_xarf(struct ctx *c, str batch, struct rows *r, struct buf *out, int64_t *left)
{
    enum { ROOM = 16 << 20, SOME = 1250, USUAL = 1900 }; /* USUAL: bytes of a report */
    struct list desks;
    struct ctx some, one;
    struct jw w = jw_on(out);
    TRY(desks_of(c, &desks));
    TRY(room_open(c, ROOM, &some));
    TRY(room_open(c, ROOM, &one));
    *left = 0;
    if (out) buf_reserve(out, rows_count(r) * USUAL);
    if (out) jw_arr(&w);
    for (size_t n = SOME; n == SOME;) {
        room_empty(c, &some, 0);
        struct finding *f = NEW_ARRAY(some.arena, SOME, struct finding), **all = NEW_ARRAY(some.arena, SOME, struct finding *);
        str *more = NEW_ARRAY(some.arena, SOME, str);
        for (n = 0; n < SOME && rows_next(r); n++) {
            finding_row(&some, r, all[n] = &f[n]);
            more[n] = row_text(r, 24);
        }
        if (out) TRY(findings_times(&some, batch, all, n));
        for (size_t i = 0; i < n; i++) {
            const struct xarf_desk *desk = desk_of(&desks, f[i].team);
            room_empty(c, &one, ROOM / 8);
            *left += !desk || !finding_xarf(&one, &f[i], more[i], desk, out ? &w : NULL);
        }
    }
    if (!out) return NULL;
    jw_end_arr(&w);
    buf_c(out, '\n');
    if (out->full) FAIL(c, E_TOOBIG, "too-large", "more than a file may hold; narrow it");
    return NULL;
}
