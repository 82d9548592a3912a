/* markdown_test - what a text becomes, and that no text becomes anything but text */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "formats/markdown.h"

static struct arena *a;
static void is(const char *text, const char *html)
{
    struct buf b = { .a = a };
    markdown_html(&b, str_of(text), 2);
    buf_c(&b, 0);
    assert_string_equal(b.p, html);
}
static void blocks(void **state)
{
    (void)state;
    is("", "");
    is("One\ntwo\n\nthree", "<p>One\ntwo</p>\n<p>three</p>\n");
    is("# Top\n## Below", "<h2>Top</h2>\n<h3>Below</h3>\n");
    is("## Top\n### Below\n## Again", "<h2>Top</h2>\n<h3>Below</h3>\n<h2>Again</h2>\n");
    is("####### no", "<p>####### no</p>\n");
    is("- a\n- b\n  - c\n  - d\n- e", "<ul><li>a</li><li>b<ul><li>c</li><li>d</li></ul></li><li>e</li></ul>\n");
    is("1. a\n2. b\n\nend", "<ol><li>a</li><li>b</li></ol>\n<p>end</p>\n");
    is("> said\n> so", "<blockquote><p>said\nso</p></blockquote>\n");
    is("```\n<b> *x*\n```", "<pre><code>&lt;b&gt; *x*\n</code></pre>\n");
    is("```\nopen", "<pre><code>open\n</code></pre>\n");
    is("---", "<hr>\n");
}
static void in_a_line(void **state)
{
    (void)state;
    is("a **b** *c* _d_ `e*`", "<p>a <strong>b</strong> <em>c</em> <em>d</em> <code>e*</code></p>\n");
    is("snake_case_name and 2 * 3 * 4", "<p>snake_case_name and 2 * 3 * 4</p>\n");
    is("\\*no\\*", "<p>*no*</p>\n");
    is("[Fix](https://x.example/a?b=1&c=2).", "<p><a rel=\"nofollow noopener\" href=\"https://x.example/a?b=1&amp;c=2\">Fix</a>.</p>\n");
    is("See https://x.example/a.", "<p>See <a rel=\"nofollow noopener\" href=\"https://x.example/a\">https://x.example/a</a>.</p>\n");
}
static void nothing_but_text(void **state)
{
    (void)state;
    is("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    is("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n");
    is("[x](https://a\"onclick=1)", "<p>[x](<a rel=\"nofollow noopener\" href=\"https://a\">https://a</a>&quot;onclick=1)</p>\n");
    is("[<b>](https://a.example)", "<p><a rel=\"nofollow noopener\" href=\"https://a.example\">&lt;b&gt;</a></p>\n");
}
int main(void)
{
    a = arena_open(8u << 20);
    const struct CMUnitTest tests[] = { cmocka_unit_test(blocks), cmocka_unit_test(in_a_line), cmocka_unit_test(nothing_but_text) };
    int failed = cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
    arena_close(a);
    return failed;
}
