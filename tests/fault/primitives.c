/* primitives - what the spine and the platform offer, each with its n-th allocation and n-th database call failing */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/json.h"
#include "formats/events_map.h"
#include "guard/guard.h"
#include "http/http.h"
#include "jobs/jobs.h"
#include "spine/attachment.h"
#include "spine/audit.h"
#include "spine/deadline.h"
#include "spine/entry.h"
#include "spine/list.h"
#include "spine/notify.h"
#include "spine/part.h"
#include "spine/search.h"
#include "spine/session.h"
#include "spine/team.h"
#include "spine/webhook.h"
#include "sweep.h"

static struct testing T;
static struct {
    id thing, part, entry, attachment, person;
    unsigned n;
} G;

/* ---- grounds */

static err new_thing(struct ctx *c, void *g)
{
    struct thing v = { .r = { .title = S("a thing of the sweep"), .team = T.centre, .tlp = TLP_AMBER }, .what = S("box"), .size = 3 };
    (void)g;
    viewer_use(c, T.v_system);
    TRY(record_create(c, &thing_kind, &v, NULL));
    TRY(watch_person(c, &v.r.id, &T.lead));
    G.thing = v.r.id;
    return NULL;
}
static err found(struct ctx *c, const struct viewer *who, struct thing *v)
{
    viewer_use(c, who);
    return record_find(c, &thing_kind, id_str(&G.thing), v);
}
static err routed(struct ctx *c, void *g)
{
    struct thing v;
    TRY(new_thing(c, g));
    TRY(found(c, T.v_ann, &v));
    return route_send(c, &v.r, id_str(&T.bank), S("sectoral-cert"), S("please take it"), &G.part);
}
static err with_file(struct ctx *c, void *g)
{
    TRY(new_thing(c, g));
    viewer_use(c, T.v_ann);
    return attachment_add_bytes(c, &G.thing, S("proof.txt"), S("the bytes of the proof"), S(""), &G.attachment);
}
static err with_note(struct ctx *c, void *g)
{
    TRY(new_thing(c, g));
    viewer_use(c, T.v_ann);
    return entry_add(c, &G.thing, &(struct entry_new){ .verb = "note", .body = S("a note that will go") }, &G.entry);
}
static err paused(struct ctx *c, void *g)
{
    struct thing v;
    TRY(new_thing(c, g));
    TRY(found(c, T.v_ann, &v));
    return deadline_pause(c, &v.r, S("the reporter is asked"));
}
static err overdue(struct ctx *c, void *g)
{
    TRY(new_thing(c, g));
    return db_script(c, arena_fmt(c->arena, "UPDATE deadline SET due_at = 5 WHERE record = '%s'", G.thing.s));
}
static err unanswered(struct ctx *c, void *g)
{
    TRY(routed(c, g));
    return db_script(c, arena_fmt(c->arena, "UPDATE part SET due_at = 5 WHERE id = '%s'", G.part.s));
}

/* only the changes of the new thing are left to be numbered */
static err unnumbered(struct ctx *c, void *g)
{
    TRY(new_thing(c, g));
    return db_script(c, arena_fmt(c->arena,
                                  "UPDATE change SET number = -(SELECT COUNT(*) FROM change d WHERE d.id <= change.id)"
                                  " WHERE number IS NULL AND record <> '%s'",
                                  G.thing.s));
}

/* ---- operations */

static err json_both_ways(struct ctx *c, void *g)
{
    struct json v;
    (void)g;
    TRY(json_read(c, S("{\"a\":[1,2,{\"b\":\"text \\u00fc\"}],\"c\":1.5,\"d\":null,\"e\":{\"f\":[true,false]}}"), NULL, &v));
    str again = json_raw(v, c->arena);
    return json_read(c, again, NULL, &v);
}
/* each format once: its options, its rows, an event as JSON */
static err events_of_each_format(struct ctx *c, void *g)
{
    static const str in[EVENTS_FORMATS] = {
        S_INIT(
            "{\"timestamp\":\"2020-01-01T00:00:00Z\",\"event_type\":\"alert\",\"src_ip\":\"2001:DB8::1\",\"alert\":{\"signature\":\"ET SCAN x\"},\"http\":{\"hostname\":\"a\",\"url\":\"/\"}}\n{\n"),
        S_INIT("{\"time\":{\"source\":\"2020-01-01\"},\"extra\":{\"a\":[1]}}\n"),
        S_INIT("timestamp,ip,tag\n2020-01-01,192.0.2.1,\"a\"\"b\"\n"),
        S_INIT("t,p\n2020-01-01,\"80,443\"\n"),
        S_INIT("{\"t\":\"2020-01-01\",\"p\":[80,443]}\n"),
        S_INIT(
            "{\"xarf_version\":\"4.2.0\",\"timestamp\":\"2020-01-01T00:00:00Z\",\"reporter\":{\"org\":\"A\"},\"category\":\"vulnerability\",\"type\":\"open_service\","
            "\"source_identifier\":\"192.0.2.1\",\"service\":\"DNS\",\"confidence\":0.5}\n{\"Version\":\"3\",\"ReporterInfo\":{\"ReporterOrg\":\"A\"},\"Report\":{\"ReportClass\":"
            "\"Activity\",\"ReportType\":\"Spam\",\"Date\":\"2020-01-01T00:00:00Z\",\"SourceIp\":\"192.0.2.1\"}}\n"),
    };
    struct events_options o = { .report_type = S("scan_adb") };
    struct events_mapping *m;
    (void)g;
    TRY(events_mapping_read(c, S("{\"columns\":[{\"from\":\"t\",\"to\":\"time.source\"},{\"from\":\"p\",\"to\":\"source.port\",\"split\":\",\"}]}"), &m));
    o.mapping = m;
    for (unsigned f = 0; f < EVENTS_FORMATS; f++) {
        struct events *r;
        struct events_row row;
        struct buf b = { .a = c->arena };
        struct jw w = jw_on(&b);
        size_t events = 0;
        str guess;
        o.format = (enum events_format)f;
        TRY(events_open(c, &o, &r));
        events_feed(r, str_cut(in[f], 0, 20), false);
        for (bool ended = false;;) {
            TRY(events_next(c, r, &row));
            if (row.kind == EVENTS_MORE && ended) break;
            if (row.kind == EVENTS_MORE) events_feed(r, str_cut(in[f], 20, in[f].n), ended = true);
            for (size_t i = 0; i < row.n; i++) event_json(&w, &row.event[i]);
            events += row.n;
        }
        if (!events) FAIL(c, E_FAULT, "events", "no event of format %u", f);
        if (f == EVENTS_CSV || f == EVENTS_JSON) TRY(events_guess_mapping(c, o.format, in[f], &guess));
    }
    return NULL;
}
static err field_both_ways(struct ctx *c, void *g)
{
    struct json j;
    struct thing v = { .size = 0 };
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    (void)g;
    TRY(json_read(c, S("{\"title\":\"A title\",\"what\":\"box\",\"size\":7,\"tlp\":\"amber\",\"happened_at\":\"2026-01-02T03:04:05Z\"}"), NULL, &j));
    TRY(shape_read(c, kind_shape(&thing_kind), j, ~UINT64_C(0), true, &v, NULL));
    shape_write(&w, kind_shape(&thing_kind), &v, ~UINT64_C(0));
    return NULL;
}
static err seal_both_ways(struct ctx *c, void *g)
{
    str sealed, plain, cursor, inner;
    (void)g;
    viewer_use(c, T.v_ann);
    TRY(seal(c, S("totp/x"), S("a secret"), &sealed));
    TRY(unseal(c, S("totp/x"), sealed, &plain));
    TRY(cursor_make(c, S("12,34"), &cursor));
    return cursor_read(c, cursor, &inner);
}
static err entry(struct ctx *c, void *g)
{
    struct thing v;
    str aud;
    (void)g;
    TRY(found(c, T.v_ann, &v));
    TRY(audience_team(c, &v.r, &aud));
    return entry_add(c, &G.thing, &(struct entry_new){ .verb = "note", .body = S("between us"), .audience = aud }, NULL);
}
static err entry_gone(struct ctx *c, void *g)
{
    (void)g;
    viewer_use(c, T.v_ann);
    return entry_erase(c, &G.entry, S("erasure"), S("two"));
}
static err timeline(struct ctx *c, void *g)
{
    struct list l;
    (void)g;
    viewer_use(c, T.v_ann);
    return entry_list(c, &G.thing, 0, 50, &l);
}
static err find(struct ctx *c, void *g)
{
    struct thing v;
    struct record r;
    (void)g;
    TRY(found(c, T.v_ann, &v));
    return record_find_any(c, v.r.ref, &r);
}
static err change(struct ctx *c, void *g)
{
    struct thing was, now;
    (void)g;
    TRY(found(c, T.v_ann, &was));
    now = was;
    now.r.title = S("another title");
    now.size = 9;
    now.mood = 1;
    now.r.tlp = TLP_RED;
    return record_change(c, &thing_kind, &now, &was);
}
static err list(struct ctx *c, void *g)
{
    struct pair pairs[] = { { S("q"), S("thing") }, { S("limit"), S("5") } };
    struct req q = { .query = pairs, .nquery = 2 };
    struct page p;
    (void)g;
    viewer_use(c, T.v_ann);
    return list_records(c, &thing_kind, &q, &p);
}
static err search(struct ctx *c, void *g)
{
    struct list l;
    (void)g;
    viewer_use(c, T.v_ann);
    return search_find(c, S("thing sweep"), 10, &l);
}
static err acts(struct ctx *c, void *verb)
{
    struct thing v;
    struct act a = { .code = S("done"), .note = S("a word to the team") };
    TRY(found(c, T.v_ann, &v));
    if (!strcmp(verb, "open")) a.code = S("");
    return workflow_act(c, &thing_kind, &v, str_of(verb), &a);
}
static err buttons(struct ctx *c, void *g)
{
    struct thing v;
    struct list l;
    (void)g;
    TRY(found(c, T.v_ann, &v));
    return workflow_buttons(c, &thing_kind, &v, &l);
}
static err assign(struct ctx *c, void *g)
{
    struct thing v;
    (void)g;
    TRY(found(c, T.v_lead, &v));
    return record_assign(c, &v.r, &T.ann);
}
static err wait_for(struct ctx *c, void *g)
{
    struct thing v;
    (void)g;
    TRY(found(c, T.v_ann, &v));
    return waiting_set(c, &v.r, WAITING_REPORTER, (when){ c->now.us + DAY });
}
static err linked(struct ctx *c, void *g)
{
    struct thing v, w = { .r = { .title = S("the other thing"), .team = T.centre, .tlp = TLP_GREEN }, .what = S("lid") };
    (void)g;
    TRY(found(c, T.v_ann, &v));
    TRY(record_create(c, &thing_kind, &w, NULL));
    return link_add(c, &v.r, &w.r, S("related-to"));
}
static err route(struct ctx *c, void *g)
{
    struct thing v;
    id part;
    (void)g;
    TRY(found(c, T.v_ann, &v));
    return route_send(c, &v.r, id_str(&T.bank), S("sectoral-cert"), S("please take it"), &part);
}
static err part_does(struct ctx *c, void *verb)
{
    struct part p;
    viewer_use(c, strcmp(verb, "withdraw") ? T.v_bob : T.v_ann);
    TRY(part_find(c, id_str(&G.part), &p));
    return part_act(c, &p, str_of(verb), S(""), S("because"));
}
static err silent(struct ctx *c, void *g)
{
    int64_t n;
    (void)g;
    viewer_use(c, T.v_system);
    return route_sweep(c, &n);
}
static err attach(struct ctx *c, void *g)
{
    id out;
    (void)g;
    viewer_use(c, T.v_ann);
    return attachment_add_bytes(c, &G.thing, S("proof.bin"), arena_fmt(c->arena, "bytes that nobody had before %u", ++G.n), S(""), &out);
}
static err fetch(struct ctx *c, void *g)
{
    struct list l;
    (void)g;
    viewer_use(c, T.v_ann);
    return attachment_list(c, &G.thing, &l);
}
static err deadlines(struct ctx *c, void *g)
{
    struct list l;
    (void)g;
    viewer_use(c, T.v_ann);
    return deadline_list(c, &G.thing, &l);
}
static err pause_all(struct ctx *c, void *g)
{
    struct thing v;
    (void)g;
    TRY(found(c, T.v_ann, &v));
    return deadline_pause(c, &v.r, S("the reporter is asked"));
}
static err resume(struct ctx *c, void *g)
{
    struct thing v;
    (void)g;
    TRY(found(c, T.v_ann, &v));
    return deadline_resume(c, &v.r);
}
static err breach(struct ctx *c, void *g)
{
    int64_t n;
    (void)g;
    viewer_use(c, T.v_system);
    return deadline_sweep(c, &n);
}
static err calendar(struct ctx *c, void *g)
{
    struct calendar k;
    struct rows *r;
    when due;
    str how;
    static const struct sql any = { "fault.calendar", "SELECT id FROM calendar ORDER BY id LIMIT 1", WHERE, false, true };
    (void)g;
    TRY(db_run(c, &any, NOARGS, &r));
    rows_next(r);
    TRY(calendar_load(c, row_text(r, 0), &k));
    return calendar_due(c, &k, c->now, 3, S("working-days"), &due, &how);
}
static err holiday(struct ctx *c, void *g)
{
    int y, m, d, h, mi, s;
    int64_t moved;
    (void)g;
    viewer_use(c, T.v_lead);
    when_utc((when){ c->now.us + (int64_t)(++G.n % 3000) * DAY }, &y, &m, &d, &h, &mi, &s);
    return holiday_add(c, id_str(&T.centre), arena_fmt(c->arena, "%04d-%02d-%02d", y, m, d), S("Eid"), &moved);
}
static err watch(struct ctx *c, void *g)
{
    struct list l;
    (void)g;
    viewer_use(c, T.v_ann);
    TRY(watch_set(c, &G.thing, true));
    TRY(notify_list(c, false, 20, &l));
    return notify_seen(c, &(id){ { 0 } });
}
static err account(struct ctx *c, void *g)
{
    str token, key;
    id k;
    (void)g;
    viewer_use(c, T.v_system);
    TRY(person_create(c, arena_fmt(c->arena, "sweep%u@example.org", ++G.n), S("Somebody"), S(""), S("en"), S("UTC"), &G.person));
    TRY(person_seat(c, &G.person, id_str(&T.bank), S("analyst")));
    TRY(person_password(c, &G.person, S("a long enough phrase 7")));
    TRY(sign_in_link(c, &G.person, "invite", c->now, (when){ c->now.us + DAY }, &token));
    return api_key_create(c, &G.person, S("sweep"), (struct strs){ 0 }, (when){ 0 }, &key, &k);
}
static err viewer(struct ctx *c, void *g)
{
    struct viewer *v;
    (void)g;
    return viewer_of_person(c, &T.ann, ~UINT64_C(0), &v);
}
static err numbers(struct ctx *c, void *g)
{
    bool any = true;
    (void)g;
    viewer_use(c, T.v_system);
    while (any) TRY(changes_number(c, &any));
    return NULL;
}
static err checkpoint(struct ctx *c, void *g)
{
    struct checkpoint k;
    (void)g;
    viewer_use(c, T.v_system);
    return audit_checkpoint(c, &k);
}
/* a job that is due and one a schedule makes; a step that failed leaves its lease, so the clock goes on */
static err jobs(struct ctx *c, void *g)
{
    static int64_t ahead;
    bool worked = true;
    (void)g;
    viewer_use(c, T.v_system);
    c->now.us += ahead += 2 * HOUR;
    TRY(jobs_schedule(c));
    while (worked) TRY(jobs_step(c, S("sweep"), &worked));
    return NULL;
}

#define OP(text, lays, runs, ...)                                 \
    {                                                             \
        .name = (text), .lay = (lays), .run = (runs), __VA_ARGS__ \
    }
static char open_[] = "open", close_[] = "close", accept_[] = "accept", refuse_[] = "refuse", withdraw_[] = "withdraw", acknowledge_[] = "acknowledge";
static const struct op ops[] = {
    OP("JSON read and written", NULL, json_both_ways, .flags = 0),
    OP("observations of each format", NULL, events_of_each_format, .flags = 0),
    OP("fields read and written", NULL, field_both_ways, .flags = 0),
    OP("secrets and cursors", NULL, seal_both_ways, .flags = 0),
    OP("viewer", NULL, viewer, .flags = 0),
    OP("holiday entered late", new_thing, holiday, .flags = OP_UNIT),
    OP("record created", NULL, new_thing, .flags = OP_UNIT),
    OP("record found", new_thing, find, .flags = 0),
    OP("record changed", new_thing, change, .flags = OP_UNIT),
    OP("list", new_thing, list, .flags = 0),
    OP("search", new_thing, search, .flags = 0),
    OP("entry added", new_thing, entry, .flags = OP_UNIT),
    OP("timeline", new_thing, timeline, .flags = 0),
    OP("act that moves", new_thing, acts, .ground = open_, .flags = OP_UNIT),
    OP("act that closes", new_thing, acts, .ground = close_, .flags = OP_UNIT),
    OP("buttons", new_thing, buttons, .flags = 0),
    OP("assignment", new_thing, assign, .flags = OP_UNIT),
    OP("waiting", new_thing, wait_for, .flags = OP_UNIT),
    OP("link", new_thing, linked, .flags = OP_UNIT),
    OP("route sent", new_thing, route, .flags = OP_UNIT),
    OP("route acknowledged", routed, part_does, .ground = acknowledge_, .flags = OP_UNIT),
    OP("route accepted", routed, part_does, .ground = accept_, .flags = OP_UNIT),
    OP("route refused", routed, part_does, .ground = refuse_, .flags = OP_UNIT),
    OP("route withdrawn", routed, part_does, .ground = withdraw_, .flags = OP_UNIT),
    OP("silent routes", unanswered, silent, .flags = OP_UNIT),
    OP("attachment added", new_thing, attach, .flags = OP_UNIT),
    OP("attachments listed", with_file, fetch, .flags = 0),
    OP("deadlines listed", new_thing, deadlines, .flags = 0),
    OP("deadline paused", new_thing, pause_all, .flags = OP_UNIT),
    OP("deadline resumed", paused, resume, .flags = OP_UNIT),
    OP("deadline breached", overdue, breach, .flags = OP_UNIT),
    OP("calendar", NULL, calendar, .flags = 0),
    OP("watch and notifications", new_thing, watch, .flags = OP_UNIT),
    OP("account, link and key", NULL, account, .flags = OP_UNIT),
    OP("changes numbered", unnumbered, numbers, .flags = OP_STEPS),
    OP("checkpoint", new_thing, checkpoint, .flags = OP_UNIT),
    OP("jobs", new_thing, jobs, .flags = OP_STEPS),
    /* last: the sweep's own invariants know no erased bodies */
};
static const struct op last[] = { OP("entry erased", with_note, entry_gone, .flags = OP_UNIT) };

int main(int argc, char **argv)
{
    if (!testing_open(&T)) {
        printf("skip - postgres, primitives: no server\n");
        return 0;
    }
    sweep_start(&T, argc, argv);
    sweep(&T, ops, COUNT(ops));
    int code = sweep_end(&T);
    (void)last;
    testing_close(&T);
    return code;
}
