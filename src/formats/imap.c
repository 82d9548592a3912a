/* imap - see imap.h */
#include "formats/imap.h"

enum { LINE_MOST = 64 << 10 };

/* ---- bytes */

static err more(struct imap_in *m)
{
    size_t n = 0;
    TRY(m->more(m->arg, m->in, sizeof m->in, &n));
    m->at = 0;
    m->n = n;
    return NULL;
}

static err read_line(struct imap_in *m, size_t most, str *out)
{
    struct buf b = { .a = m->c->arena, .max = most };
    for (;;) {
        if (m->at == m->n) TRY(more(m));
        char *p = m->in + m->at, *nl = memchr(p, '\n', m->n - m->at);
        size_t k = nl ? (size_t)(nl - p) + 1 : m->n - m->at;
        buf_put(&b, (str){ p, k });
        m->at += k;
        if (b.full) FAIL(m->c, E_UPSTREAM, "imap", "the mail server sent a line that is too long");
        if (nl) break;
    }
    *out = str_trim(buf_str(&b));
    return NULL;
}

static err read_bytes(struct imap_in *m, size_t n, str *out)
{
    char *p = arena_alloc(m->c->arena, n + 1);
    for (size_t have = 0; have < n;) {
        if (m->at == m->n) TRY(more(m));
        size_t k = m->n - m->at < n - have ? m->n - m->at : n - have;
        memcpy(p + have, m->in + m->at, k);
        m->at += k;
        have += k;
    }
    *out = (str){ p, n };
    return NULL;
}

/* ---- answers */

static int64_t number_after(str line, const char *word)
{
    ptrdiff_t at = str_find(line, str_of(word));
    int64_t v = 0;
    if (at < 0) return 0;
    for (size_t i = (size_t)at + strlen(word); i < line.n && line.p[i] >= '0' && line.p[i] <= '9' && v < INT64_C(1) << 40; i++) v = v * 10 + (line.p[i] - '0');
    return v;
}

/* the {n} at the end of a line; -1: none */
static int64_t literal(str line)
{
    if (!line.n || line.p[line.n - 1] != '}') return -1;
    size_t i = line.n - 1;
    while (i > 0 && line.p[i - 1] >= '0' && line.p[i - 1] <= '9') i--;
    if (i == 0 || line.p[i - 1] != '{') return -1;
    int64_t v = -1;
    return str_int(str_cut(line, i, line.n - 1), &v) ? v : -1;
}

/* a line and the literals in it; a server that sends ever more of them comes to the end of the memory, not of the stack */
static err untagged(struct imap_in *m, str line)
{
    for (;;) {
        int64_t n = literal(line);
        if (str_starts(line, S("* SEARCH"))) {
            buf_put(&m->found, str_cut(line, 8, line.n));
            buf_c(&m->found, ' ');
        }
        if (str_find(line, S("[UIDVALIDITY ")) > 0) m->uidvalidity = number_after(line, "[UIDVALIDITY ");
        if (str_find(line, S("[UIDNEXT ")) > 0) m->uidnext = number_after(line, "[UIDNEXT ");
        if (str_find(line, S("RFC822.SIZE ")) > 0) m->size = number_after(line, "RFC822.SIZE ");
        if (n < 0) return NULL;
        if (n > IMAP_LITERAL_MOST) FAIL(m->c, E_UPSTREAM, "imap", "the mail server sent more than was asked for");
        bool body = str_find(line, S("BODY[]")) > 0;
        str bytes;
        TRY(read_bytes(m, (size_t)n, &bytes));
        if (body) {
            m->message = bytes;
            m->has_message = true;
        }
        TRY(read_line(m, LINE_MOST, &line)); /* what stands behind the literal */
        if (literal(line) < 0) return NULL;
    }
}

err imap_answer(struct imap_in *m, str tag)
{
    str line;
    for (;;) {
        TRY(read_line(m, IMAP_FOUND_MOST, &line));
        if (str_starts(line, tag)) break;
        if (str_starts(line, S("* BYE"))) FAIL(m->c, E_UPSTREAM, "imap", "the mail server ended the connection or says nothing");
        TRY(untagged(m, line));
    }
    str answer = str_cut(line, tag.n, line.n);
    if (str_starts(answer, S("OK"))) return NULL;
    /* bytes of another machine: only what is plain ASCII goes into a text of ours */
    struct buf said = { .a = m->c->arena };
    for (size_t i = 0; i < answer.n && i < 200; i++) buf_c(&said, answer.p[i] >= ' ' && answer.p[i] < 0x7F ? answer.p[i] : '?');
    FAIL(m->c, E_UPSTREAM, "imap", "the mail server refused: %.*s", FMT(buf_str(&said)));
}
