/* alert_answer_test - what comes back for an alert: links, bounces and silence, replies by mail, on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/coordination/alert_testing.h"
#include "guard/guard.h"
#include "spine/inmail_inside.h"

/* ---- links */

static str token_in(str text)
{
    ptrdiff_t at = str_find(text, S("/a/"));
    str rest = str_cut(text, (size_t)at + 3, text.n), tok = { rest.p, 0 };
    assert_true(at > 0);
    while (tok.n < rest.n && rest.p[tok.n] != '\n' && rest.p[tok.n] != ' ') tok.n++;
    return tok;
}
static str link_token, answer_word;
static err link_answers(struct ctx *c)
{
    return alert_link_answer(c, link_token, answer_word, S("in words"));
}
static err link_opens(struct ctx *c)
{
    return alert_link_opened(c, link_token);
}

static void a_link_answers_for_its_letter(void **state)
{
    static const int two[] = { BANK, RIVAL };
    struct alert_page page;
    (void)state;
    NEED_STORE();
    send_to(two, 2);
    becomes("soc@group.example", "sent");
    assert_true(str_is(state_of(BANK), "delivered"));
    link_token = token_in(body);
    assert_int_equal(link_token.n, 22);                                          /* 128 bits */
    assert_true(str_find(body, S("patch {personal-link} now")) > 0);             /* the writer's own words stand */
    assert_int_equal(outbox_n(fmt("body LIKE '%%%.*s%%'", FMT(link_token))), 0); /* the link is kept nowhere */
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM alert_link WHERE hash = '%.*s'", FMT(sha256_hex(T.c.arena, link_token)))), 1);
    viewer_use(&T.c, viewer_public());
    fine(alert_link_look(&T.c, link_token, &page));
    assert_int_equal(page.lines.n, 2);
    assert_true(str_is(state_of(BANK), "delivered")); /* looking changes nothing */
    unit_as(viewer_public(), link_opens);
    assert_true(str_is(state_of(RIVAL), "opened"));
    const char *entries = fmt("SELECT COUNT(*) FROM entry WHERE record = '%s' AND verb = 'recipient'", A.r.id.s);
    int64_t before = count(entries);
    unit_as(viewer_public(), link_opens);
    assert_int_equal(count(entries), before);
    answer_word = S("received");
    unit_as(viewer_public(), link_answers);
    unit_as(viewer_public(), link_answers); /* pressed twice */
    assert_int_equal(count(entries), before + 2);
    assert_true(str_is(state_of(BANK), "acknowledged"));
    answer_word = S("need-help");
    unit_as(viewer_public(), link_answers);
    assert_int_equal(count(entries), before + 4);
    assert_true(str_is(state_of(BANK), "stated"));
    answer_word = S("whatever");
    assert_string_equal(try_as(viewer_public(), link_answers)->code, "not-a-word");
    link_token = S("AAAAAAAAAAAAAAAAAAAAAA");
    assert_string_equal(try_as(viewer_public(), link_answers)->code, "no-such-code");
    link_token = token_in(body);
    later(32 * DAY);
    assert_string_equal(try_as(viewer_public(), link_answers)->code, "no-such-code"); /* it has run out */
}

static void above_amber_nothing_is_told_in_clear(void **state)
{
    static const int one_org[] = { BANK };
    struct alert_page page;
    (void)state;
    NEED_STORE();
    tlp = TLP_RED;
    send_to(one_org, 1);
    tlp = TLP_AMBER;
    becomes("soc@group.example", "sent");
    assert_true(str_find(body, S("Canary")) < 0 && str_find(body, S("Routers")) < 0);
    link_token = token_in(body);
    viewer_use(&T.c, viewer_public());
    fine(alert_link_look(&T.c, link_token, &page));
    assert_true(page.closed_text && !page.text.n && !page.title.n);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM record_grant WHERE record = '%s' AND principal LIKE 'org:%%'", A.r.id.s)), 0);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM record_grant WHERE record = '%s' AND principal = 'user:%s'", A.r.id.s, soc.s)), 1);
}

/* ---- bounces, silence */

static void bounce_and_silence_go_further(void **state)
{
    static const int one_org[] = { BANK };
    (void)state;
    NEED_STORE();
    send_to(one_org, 1);
    becomes("soc@group.example", "bounced");
    assert_true(str_is(state_of(BANK), "bounced"));
    run(TICK);
    assert_int_equal(outbox_n("rule = 'alert' AND recipient = 'second@bank.example' AND state = 'held'"), 1);
    run(TICK);
    assert_int_equal(outbox_n("1 = 1"), 2); /* what is held has no clock */
    becomes("second@bank.example", "sent");
    assert_true(str_is(state_of(BANK), "delivered"));
    later(3 * HOUR);
    run(TICK);
    assert_int_equal(outbox_n("1 = 1"), 2);
    later(2 * HOUR);
    run(TICK);
    assert_int_equal(outbox_n("rule = 'alert-escalation' AND recipient = 'desk@bank.example'"), 1);
    assert_int_equal(
        count(fmt("SELECT COUNT(*) FROM entry WHERE record = '%s' AND verb = 'recipient' AND field IN ('bounced', 'next-contact', 'escalated')", A.r.id.s)), 3);
    later(DAY);
    run(TICK);
    assert_int_equal(outbox_n("1 = 1"), 3);
    becomes("soc@group.example", "bounced"); /* late news of the first letter */
    assert_true(str_is(state_of(BANK), "delivered"));
}

/* ---- what comes back by mail, through the door and judge of incoming mail */

static void comes(const char *from, const char *headers, const char *text)
{
    static unsigned n;
    str tag = mailtag_address(T.c.arena, S("cert@cert.example"), &letter.id);
    struct arrival a = { .door = "lmtp",
                         .raw =
                             arena_fmt(T.c.arena, "From: %s\r\nTo: %.*s\r\nMessage-ID: <back%u@x.example>\r\n%s\r\n%s\r\n", from, FMT(tag), ++n, headers, text),
                         .envelope_to = { &tag, 1 } };
    viewer_use(&T.c, T.v_system);
    T.c.now = clock_now();
    fine(inmail_take(&T.c, &a));
}
static void has_left(const char *address)
{
    becomes(address, "sent");
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE outbox SET state = 'sent', sent_at = %lld WHERE id = '%s'", (long long)clock_now().us, letter.id.s)));
}

static void a_reply_counts_from_the_address_that_was_asked(void **state)
{
    static const int two[] = { ROADS, PORTS };
    (void)state;
    NEED_STORE();
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE team SET mailbox = 'cert@cert.example' WHERE id = '%s'", T.centre.s)));
    send_to(two, 2);
    has_left("desk@roads.example");
    comes("somebody@elsewhere.example", "", "We have it.");
    assert_true(str_is(state_of(ROADS), "delivered")); /* shown, and not counted */
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM entry WHERE record = '%s' AND field = 'reply-unproven'", A.r.id.s)), 1);
    comes("desk@roads.example", "Auto-Submitted: auto-replied\r\n", "I am on leave.");
    assert_true(str_is(state_of(ROADS), "delivered")); /* a machine is nobody */
    comes("desk@roads.example", "", "We look into it.");
    assert_true(str_is(state_of(ROADS), "acknowledged"));
    assert_true(str_is(value(fmt("SELECT channel FROM alert_line WHERE record = '%s' AND organisation = '%s'", A.r.id.s, O[ROADS].r.id.s)), "reply"));
    assert_true(
        str_find(value(fmt("SELECT said FROM alert_line WHERE record = '%s' AND organisation = '%s'", A.r.id.s, O[ROADS].r.id.s)), S("We look into it")) >= 0);
    assert_true(str_is(state_of(PORTS), "queued"));
    has_left("desk@ports.example");
    comes(
        "MAILER-DAEMON@mx.example", "Return-Path: <>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n",
        fmt("--b\r\n\r\nSorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; desk@ports.example\r\n"
            "Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; no such user\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <%s@cert.example>\r\n--b--",
            letter.id.s));
    assert_true(str_is(state_of(PORTS), "bounced"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_answers_for_its_letter),
        cmocka_unit_test(above_amber_nothing_is_told_in_clear),
        cmocka_unit_test(bounce_and_silence_go_further),
        cmocka_unit_test(a_reply_counts_from_the_address_that_was_asked),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
