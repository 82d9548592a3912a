/* ssvc - see ssvc.h: what a table answers, and those that are part of the program */
#include "formats/ssvc.h"

#include "base/buf.h"

extern const struct ssvc_source ssvc_sources[];
extern const size_t ssvc_sources_count;

static char lower(char ch)
{
    return ch >= 'A' && ch <= 'Z' ? (char)(ch + 32) : ch;
}

str ssvc_slug(struct arena *a, str name)
{
    struct buf b = { .a = a };
    bool gap = false;
    for (size_t i = 0; i < name.n; i++) {
        char ch = lower(name.p[i]);
        bool word = (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || (unsigned char)ch >= 0x80;
        if (!word) {
            gap = true;
            continue;
        }
        if (gap && b.n) buf_c(&b, '_');
        gap = false;
        buf_c(&b, ch);
    }
    return buf_str(&b);
}

str ssvc_word(struct arena *a, const struct ssvc_value *v)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < v->name.n; i++) buf_c(&b, v->name.p[i] == ' ' ? '_' : lower(v->name.p[i]));
    return buf_str(&b);
}

static bool blank(char ch)
{
    return ch == ' ' || ch == '-' || ch == '_';
}

static bool same(str a, str b)
{
    if (a.n != b.n) return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.p[i]) != lower(b.p[i]) && !(blank(a.p[i]) && blank(b.p[i]))) return false;
    return true;
}

/* "publish_do_not_publish" for "Publish, Do Not Publish": signs between words count as one blank, those at the ends not at all */
static bool same_slug(str slug, str word)
{
    while (word.n && blank(word.p[word.n - 1])) word.n--;
    return same(slug, word);
}

bool ssvc_point_of(const struct ssvc_table *t, str word, size_t *i)
{
    for (*i = 0; *i < t->n; ++*i)
        if (same_slug(t->points[*i].slug, word) || same(t->points[*i].name, word)) return true;
    for (*i = 0; *i < t->n; ++*i)
        if (t->points[*i].key.n && same(t->points[*i].key, word)) return true;
    return false;
}

bool ssvc_value_of(const struct ssvc_point *p, str word, size_t *i)
{
    for (*i = 0; *i < p->n; ++*i)
        if (same(p->values[*i].name, word)) return true;
    for (*i = 0; *i < p->n; ++*i)
        if (p->values[*i].key.n && same(p->values[*i].key, word)) return true;
    return false;
}

uint32_t ssvc_possible(const struct ssvc_table *t, const uint8_t *answers)
{
    uint32_t found = 0;
    for (size_t row = 0; row < t->nrows; row++) {
        size_t rest = row, k = t->n;
        bool fits = true;
        while (fits && k-- > 0) {
            fits = answers[k] == SSVC_OPEN || answers[k] == rest % t->points[k].n;
            rest /= t->points[k].n;
        }
        if (fits) found |= UINT32_C(1) << t->rows[row];
    }
    return found;
}

size_t ssvc_outcome(const struct ssvc_table *t, const uint8_t *answers)
{
    size_t row = 0;
    for (size_t k = 0; k < t->n; k++) row = row * t->points[k].n + answers[k];
    return t->rows[row];
}

/* ---- part of the program */

size_t ssvc_builtin_count(void)
{
    return ssvc_sources_count;
}

/* the file's name without its version, three numbers */
str ssvc_builtin_name(size_t i)
{
    str name = ssvc_sources[i].name;
    for (unsigned k = 0; k < 3; k++) {
        while (name.n && name.p[name.n - 1] >= '0' && name.p[name.n - 1] <= '9') name.n--;
        if (name.n) name.n--;
    }
    return name;
}

err ssvc_builtin(struct ctx *c, str name, struct ssvc_table *out)
{
    for (size_t i = 0; i < ssvc_sources_count; i++)
        if (same_slug(ssvc_builtin_name(i), name)) return ssvc_read(c, ssvc_sources[i].text, out);
    FAIL(c, E_ABSENT, "not-found", "there is no table of this name");
}
