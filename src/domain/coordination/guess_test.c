/* what a message seems to be */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "domain/coordination/inbox.h"

static void by_words(void **state)
{
    static const struct {
        const char *subject, *body, *file;
        bool answers, bulk;
        unsigned guess;
    } cases[] = {
        { "SQL Injection on your site", "see below", NULL, false, false, GUESS_REPORT },
        { "CVE-2026-0001 in a router", "", NULL, false, false, GUESS_REPORT },
        { "hello", "I found an XSS in the search box", NULL, false, false, GUESS_REPORT },
        { "Ransomware at our plant", "a proof of concept is attached", NULL, false, false, GUESS_INCIDENT },
        { "urgent", "our mail server was HACKED last night", NULL, false, false, GUESS_INCIDENT },
        { "Daily report", "see the file", "2026-11-26-scan_http.CSV", false, false, GUESS_DATA },
        { "Abuse report: phishing, malware", "", "XARF.json", false, true, GUESS_DATA },
        { "phishing", "", "pages.json", false, false, GUESS_INCIDENT },
        { "Re: your question", "vulnerability attached", NULL, true, false, GUESS_ANSWER },
        { "November newsletter", "click to unsubscribe", NULL, false, false, GUESS_NOISE },
        { "Weekly digest", "", NULL, false, true, GUESS_NOISE },
        { "ویب سائٹ میں کمزوری", "", NULL, false, false, GUESS_REPORT },
        { "lunch?", "at noon", "menu.pdf", false, false, GUESS_UNKNOWN },
        { "", "", NULL, false, false, GUESS_UNKNOWN },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        str file = str_of(cases[i].file);
        struct guess_in in = { str_of(cases[i].subject), str_of(cases[i].body), { &file, cases[i].file ? 1 : 0 }, cases[i].answers, cases[i].bulk };
        struct guessed g = guess_of(&in);
        if (g.guess != cases[i].guess) print_message("case %zu: %s\n", i, cases[i].subject);
        assert_int_equal(g.guess, cases[i].guess);
        assert_true(g.guess == GUESS_UNKNOWN || g.why[0]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(by_words) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
