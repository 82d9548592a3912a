/* event_mail - files of events by mail: a desk makes an address for a sender, and what comes to it is taken in by itself
 *
 * The address is a secret like a key (its tag is signed, spine/mailtag.c): a From: is anybody's to write, so nothing is taken in by that
 * alone. The job works on the mail as it was kept, each file under a name of its own, so that one that is run again counts nothing
 * twice. A mail of which something is left goes to the inbox, where a person sees it. */
#include "domain/intelligence/ingest.h"

#include "base/room.h"
#include "base/utf8.h"
#include "base/zip.h"
#include "domain/intelligence/intelligence.h"
#include "domain/intelligence/mapping.h"
#include "spine/api.h"
#include "spine/inmail.h"
#include "spine/session.h"
#include "spine/viewer.h"

#include "event_mail.sql.h"

enum { ADDRESSES = 50, FILE_ROOM = 64 << 20 };

/* ---- addresses, by the desk */

struct address {
    id id;
    str team, team_name, name, sender, address, by_name, problem;
    when at, last_at, problem_at;
    int64_t mails, accepted, duplicates, quarantined;
};
static const struct field address_fields[] = {
#define F(m, ...) FIELD(struct address, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(team, .doc = "Which desk takes it in: one of yours; the first when not given"),
    F(team_name, .flags = F_RO, .doc = "Its name"),
    F(name, .flags = F_REQ, .min = 1, .max = 80, .doc = "What comes there, in words"),
    F(sender, .max = 254, .doc = "Only mail of this address, or of @domain; empty: of whoever knows the address"),
    F(address, .flags = F_RO, .doc = "Where it is mailed to: a secret, since whoever knows it can tell events. Empty: the desk has no mailbox any more"),
    F(at, .flags = F_RO, .doc = "Since when"),
    F(by_name, .flags = F_RO, .doc = "Who made it"),
    F(mails, .flags = F_RO, .doc = "Mails that came"),
    F(accepted, .flags = F_RO, .doc = "Rows of them that were new"),
    F(duplicates, .flags = F_RO, .doc = "... that had been taken in before"),
    F(quarantined, .flags = F_RO, .doc = "... that were not understood"),
    F(last_at, .flags = F_RO, .doc = "When the newest came"),
    F(problem, .flags = F_RO, .max = 500, .doc = "What of the newest mail was not taken in, and why; empty: all was. The mail lies in the inbox then"),
    F(problem_at, .flags = F_RO, .doc = "When that was"),
#undef F
};
static SHAPE(address_shape, "event_address", struct address, address_fields, "An address to which files of events are mailed");
LIST_OF(event_addresses, items, address_shape, "In the order in which they were made");

static struct strs desks(struct ctx *c)
{
    return viewer_places(c->arena, c->who, MAY_DESK);
}

static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    size_t n = 0;
    (void)q;
    TRY(db_run(c, &sql_list, ARGS(A_LIST(desks(c))), &rows));
    struct address *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct address);
    for (; rows_next(rows); n++) {
        v[n] = (struct address){ .id = row_id(rows, 0),
                                 .team = row_text(rows, 1),
                                 .team_name = row_text(rows, 2),
                                 .name = row_text(rows, 3),
                                 .sender = row_text(rows, 4),
                                 .by_name = row_text(rows, 6),
                                 .at = row_when(rows, 7),
                                 .mails = row_int(rows, 8),
                                 .accepted = row_int(rows, 9),
                                 .duplicates = row_int(rows, 10),
                                 .quarantined = row_int(rows, 11),
                                 .last_at = row_when(rows, 12),
                                 .problem = row_text(rows, 13),
                                 .problem_at = row_when(rows, 14) };
        v[n].address = mailtag_address(c->arena, row_text(rows, 5), &v[n].id);
    }
    struct event_addresses out = { { v, n } };
    res_json(r, &event_addresses_shape, &out, c->who->rights);
    return NULL;
}

static bool sender_fits(str sender)
{
    return !sender.n || mail_address(str_starts(sender, S("@")) ? S("a") : sender) || (str_starts(sender, S("@")) && sender.n > 3);
}

static err create(struct ctx *c, const struct req *q, struct res *r)
{
    struct address a = { .at = c->now };
    struct rows *rows;
    bool found;
    str tags;
    TRY(api_read(c, q, &address_shape, &a));
    TRY(desk_named(c, &a.team));
    a.sender = arena_lower(c->arena, str_trim(a.sender));
    if (!sender_fits(a.sender)) FAIL_AT(c, S("/sender"), "bad-format", "a mail address, or @ and a domain");
    TRY(setting_get(c, "mail_plus_tags", &tags));
    TRY(db_one(c, &sql_mailbox, ARGS(A_TEXT(a.team)), &rows, &found));
    a.id = id_new("eva", c->now);
    if (found) a.address = mailtag_address(c->arena, row_text(rows, 1), &a.id);
    if (found) a.team_name = row_text(rows, 0);
    if (str_is(tags, "0")) FAIL_AT(c, S("/team"), "not-possible-now", "the mail server does not deliver box+tag@ to box@ (Administration, Mail)");
    if (!a.address.n) FAIL_AT(c, S("/team"), "not-possible-now", "the desk has no mailbox, or its name is too long for a tag");
    TRY(db_one(c, &sql_count, ARGS(A_TEXT(a.team)), &rows, &found));
    if (row_int(rows, 0) >= ADDRESSES) FAIL_AT(c, S("/team"), "too-many", "a desk has %d such addresses at most", ADDRESSES);
    TRY(db_do(c, &sql_put, ARGS(A_ID(a.id), A_TEXT(a.team), A_TEXT(a.name), A_TEXT(a.sender), A_TEXT(c->who->actor), A_WHEN(c->now))));
    r->status = 201;
    res_json(r, &address_shape, &a, c->who->rights);
    return NULL;
}

static err drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    TRY(db_run(c, &sql_drop, ARGS(A_TEXT(q->params[0]), A_LIST(desks(c))), &rows));
    if (!rows_count(rows)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    r->status = 204;
    return NULL;
}

/* ---- a mail came */

static bool of_sender(str wanted, str from)
{
    if (!wanted.n) return true;
    if (!str_starts(wanted, S("@"))) return str_eq_nocase(wanted, from);
    ptrdiff_t at = str_chr(from, '@');
    return at > 0 && str_eq_nocase(wanted, str_cut(from, (size_t)at, from.n));
}

static err arrived(struct ctx *c, const struct inmail *m, bool *taken)
{
    struct rows *r;
    bool found;
    id which;
    if (!inmail_addressed(c->arena, m, "eva_", &which)) return NULL;
    TRY(db_one(c, &sql_of, ARGS(A_ID(which)), &r, &found));
    if (!found || !str_is(row_text(r, 0), m->team.s) || !of_sender(row_text(r, 1), m->mail->from.address)) return NULL;
    *taken = true;
    return job_add(c, "event.mail", id_str(&m->id), S("event.mail"), arena_fmt(c->arena, "%s %s", m->id.s, which.s), (when){ 0 });
}

/* ---- its files */

struct mailing {
    struct inmail m;
    struct ctx one; /* for one file */
    str which;      /* address */
    struct day_counts sum;
    size_t files;
    uint64_t unpacked;
    struct buf problem;
};
struct part { /* a file, or one in an archive */
    str name, bytes;
    enum packing how;
    uint64_t most;
    size_t n, within;
};

static void left(struct mailing *k, str name, str why)
{
    if (!utf8_plain(name, false)) name = S("file"); /* in an archive it may be in any encoding */
    buf_fmt(&k->problem, "%s%.*s: %.*s", k->problem.n ? "; " : "", FMT(utf8_clip(name, 80)), FMT(why));
}

/* what comes beside: words, pictures, signatures */
static bool holds_events(str name, str declared)
{
    static const char *const ends[] = { ".csv", ".json", ".ndjson", ".jsonl", ".log", ".gz", ".zst", ".zip" }, *const types[] = {
        "text/csv", "application/json", "application/x-ndjson", "application/zip", "application/gzip", "application/x-gzip", "application/x-zip-compressed"
    };
    for (size_t i = 0; i < COUNT(ends); i++)
        if (name.n > strlen(ends[i]) && str_eq_nocase(str_cut(name, name.n - strlen(ends[i]), name.n), str_of(ends[i]))) return true;
    for (size_t i = 0; i < COUNT(types); i++)
        if (str_eq_nocase(declared, str_of(types[i]))) return true;
    return false;
}

/* without the ending of what it was packed by: the rest names a report */
static str unpacked_name(struct arena *a, str name)
{
    if (!utf8_plain(name, false)) name = S("file");
    for (size_t i = 0; i < 2; i++)
        if (str_ends(name, i ? S(".zst") : S(".gz"))) return arena_dup(a, str_cut(name, 0, name.n - (i ? 4 : 3)));
    return arena_dup(a, utf8_clip(name, 200));
}

static err beginning(struct ctx *c, const struct part *p, str *head)
{
    enum { BEGINNING = 64 << 10 };
    struct unpack *u;
    str piece;
    TRY(unpack_open(c, p->how, p->bytes, p->most, INGEST_RATIO, &u));
    TRY(unpack_next(c, u, &piece));
    *head = arena_dup(c->arena, str_cut(piece, 0, piece.n < BEGINNING ? piece.n : BEGINNING));
    return NULL;
}

/* what is wrong with the file is told, what is wrong here is an error: then the job runs again */
static bool theirs(err e)
{
    return e && (e->kind == E_INPUT || e->kind == E_TOOBIG || e->kind == E_MALFORMED);
}

static err take_events(struct ctx *c, struct mailing *k, const struct part *p)
{
    struct ingest_options o = { .team = id_str(&k->m.team), .sender = id_str(&k->m.team), .name = unpacked_name(c->arena, p->name) };
    struct ingest_told *t = NEW(c->arena, struct ingest_told);
    struct events_mapping *mapping = NULL;
    struct unpack *in;
    str head;
    TRY(beginning(c, p, &head));
    o.given = arena_fmt(c->arena, "%s/%zu/%zu", k->m.id.s, p->n, p->within);
    o.read.format = event_format_guess(o.name, head);
    o.read.file_name = o.name;
    if (o.read.format == EVENTS_CSV || o.read.format == EVENTS_JSON) {
        TRY(mapping_known(c, o.team, o.read.format, head, &mapping, &o.document));
        if (!mapping) FAIL(c, E_INPUT, "no-mapping", "the desk keeps no mapping for its headings");
        if (!mapping_tells_time(o.document)) o.read.observed = k->m.received_at;
    }
    o.read.mapping = mapping;
    TRY(unpack_open(c, p->how, p->bytes, p->most, INGEST_RATIO, &in));
    err e = ingest(c, &o, in, t);
    k->sum.accepted += t->counts.accepted;
    k->sum.duplicates += t->counts.duplicates;
    k->sum.quarantined += t->counts.quarantined;
    TRY(e);
    if (t->counts.quarantined && !t->counts.accepted && !t->counts.duplicates) FAIL(c, E_INPUT, "bad-format", "none of its rows was understood");
    return NULL;
}

static err take_part(struct ctx *c, struct mailing *k, const struct part *p)
{
    k->files++;
    room_empty(c, &k->one, 0);
    err e = take_events(&k->one, k, p);
    if (!theirs(e)) return e;
    left(k, p->name, e->detail);
    return NULL;
}

static err take_archive(struct ctx *c, struct mailing *k, const struct mail_file *f, size_t n)
{
    struct zip_file *v;
    size_t files, taken = 0;
    err e = zip_files(c, f->bytes, &v, &files);
    for (size_t i = 0; !e && i < files; i++) {
        if (!v[i].size || !holds_events(v[i].name, S(""))) continue;
        k->unpacked += v[i].size;
        if (k->unpacked > INGEST_MOST) FAIL(c, E_TOOBIG, "unpacked-too-large", "the archives of a mail hold more than %d bytes", INGEST_MOST);
        taken++;
        room_empty(c, &k->one, 0);
        e = zip_check(&k->one, &v[i], INGEST_RATIO);
        if (theirs(e)) { /* the others are taken in */
            left(k, v[i].name, e->detail);
            e = NULL;
        } else if (!e)
            e = take_part(c, k, &(struct part){ v[i].name, v[i].packed, v[i].how, v[i].size, n, i + 1 });
    }
    if (!e && !taken) left(k, f->name, S("the archive holds no file of events"));
    return e;
}

static err take_file(struct ctx *c, struct mailing *k, const struct mail_file *f, size_t n)
{
    enum packing how = str_starts(f->bytes, S("\x1f\x8b")) ? PACKED_GZIP : str_starts(f->bytes, S("\x28\xb5\x2f\xfd")) ? PACKED_ZSTD : PACKED_NOT;
    if (!f->bytes.n || !holds_events(f->name, f->declared)) return NULL;
    if (!zip_is(f->bytes)) return take_part(c, k, &(struct part){ f->name, f->bytes, how, INGEST_MOST, n, 0 });
    k->files++;
    err e = take_archive(c, k, f, n);
    if (!theirs(e)) return e;
    left(k, f->name, e->detail);
    return NULL;
}

static err settle(struct ctx *c, void *arg)
{
    struct mailing *k = arg;
    str problem = utf8_clip(buf_str(&k->problem), 500);
    TRY(db_do(c, &sql_took,
              ARGS(A_TEXT(k->which), A_INT((int64_t)k->sum.accepted), A_INT((int64_t)k->sum.duplicates), A_INT((int64_t)k->sum.quarantined),
                   A_WHEN(k->m.received_at), A_TEXT(problem))));
    return problem.n ? inmail_give_back(c, &k->m.id, S("events-left")) : NULL;
}

static err take_mail(struct ctx *c, str payload)
{
    struct mailing k = { .problem = { .a = c->arena } };
    struct viewer *v;
    str mail;
    if (!str_split(&payload, ' ', &mail)) return NULL;
    k.which = payload;
    c->now = clock_now();
    viewer_use(c, viewer_system(c, "event-mail", (struct strs){ 0 }, 0));
    err e = inmail_load(c, mail, &k.m);
    if (e && e->kind == E_ABSENT) return NULL; /* past its time */
    TRY(e);
    TRY(viewer_of_team(c, &k.m.team, S(""), "event-mail", &v));
    viewer_use(c, v);
    TRY(room_open(c, FILE_ROOM, &k.one));
    const struct mail_file *f = k.m.mail->files.v;
    for (size_t i = 0; i < k.m.mail->files.n; i++) TRY(take_file(c, &k, &f[i], i + 1));
    if (!k.files) left(&k, k.m.mail->subject.n ? k.m.mail->subject : S("(no subject)"), S("it has no file of events"));
    return db_unit(c, settle, &k);
}

/* a job that ended its tries says nothing any more: its mail comes to the inbox */
static err dead_unit(struct ctx *c, void *arg)
{
    struct rows *r;
    (void)arg;
    TRY(db_run(c, &sql_dead, NOARGS, &r));
    while (rows_next(r)) {
        str which = row_text(r, 0), mail;
        id m;
        if (!str_split(&which, ' ', &mail) || !id_parse(mail, &m)) continue;
        TRY(db_do(c, &sql_took,
                  ARGS(A_TEXT(which), A_INT(0), A_INT(0), A_INT(0), A_WHEN(c->now), A_TEXT(S("it could not be taken in, however often it was tried")))));
        TRY(inmail_give_back(c, &m, S("events-left")));
    }
    return NULL;
}
static err look_after(struct ctx *c, str payload)
{
    (void)payload;
    return db_unit(c, dead_unit, NULL);
}

void event_mail_install(void)
{
    inmail_expected_set(arrived);
}
const struct job_kind event_mail_jobs[] = { { .name = "event.mail", .run = take_mail, .tries = 16, .lease = 60 * MINUTE }, /* some hours */
                                            { .name = "event.mail.left", .run = look_after, .every = HOUR },
                                            { .name = NULL } };
const struct route event_mail_routes[] = {
    ROUTE(GET, "/api/v1/event-addresses", list, MAY_DESK, "Addresses of your desks to which files of events are mailed", .out = &event_addresses_shape),
    ROUTE(POST, "/api/v1/event-addresses", create, MAY_DESK, "Make one: what is mailed to it is taken in by itself", .flags = R_CREATES, .in = &address_shape,
          .out = &address_shape),
    ROUTE(DELETE, "/api/v1/event-addresses/{id}", drop, MAY_DESK, "Take nothing in by it any more", .flags = 0),
    { .path = NULL },
};
