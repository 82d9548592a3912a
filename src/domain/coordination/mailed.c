/* mailed - a mail that answers nothing of ours becomes a message of the inbox, with its files and the mail as it came */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/coordination/inbox.h"
#include "spine/inmail.h"

enum { TITLE = 200, BODY = 100000 };

/* at most n code points, on one line when asked */
static str cut(struct arena *a, str s, size_t n, bool line)
{
    struct buf b = { .a = a };
    str rest = s, before;
    uint32_t point;
    for (size_t i = 0; i < n && rest.n; i++) {
        before = rest;
        if (!utf8_next(&rest, &point)) break;
        if (point < 0x20 && (line || (point != '\n' && point != '\t')))
            buf_c(&b, ' ');
        else
            buf_put(&b, str_cut(before, 0, before.n - rest.n));
    }
    return str_trim(buf_str(&b));
}

struct odd {
    str v[20];
    size_t n;
};
static void say(struct odd *o, str what)
{
    if (o->n < COUNT(o->v)) o->v[o->n++] = what;
}

/* what a reader should know before he believes it */
static void look(struct ctx *c, const struct inmail *m, struct odd *o)
{
    const struct mail_in *in = m->mail;
    const struct mail_who *to = in->reply_to.v;
    ptrdiff_t at = str_chr(in->from.address, '@');
    if (at < 1) {
        say(o, S("it names no sender"));
    } else {
        str domain = str_cut(in->from.address, (size_t)at, in->from.address.n);
        if (in->reply_to.n && !str_ends(to->address, domain)) say(o, arena_fmt(c->arena, "answers are asked to another domain: %.*s", FMT(to->address)));
        if (m->envelope_from.n && !str_ends(m->envelope_from, domain)) say(o, S("the envelope names another domain than the letter"));
        if (str_chr(in->from.name, '@') >= 0 && str_find(in->from.name, in->from.address) < 0)
            say(o, S("the sender's name shows another address than his own"));
    }
    if (in->crypto.encrypted != MAIL_SEAL_NONE && str_find(m->openpgp, S("cannot-decrypt")) >= 0) say(o, S("it is encrypted to a key that is not here"));
    if (str_find(m->openpgp, S("signed-bad")) >= 0) say(o, S("its signature does not fit"));
    for (size_t i = 0; i < in->files.n; i++) {
        const struct mail_file *f = (const struct mail_file *)in->files.v + i;
        static const char *const ends[] = { ".exe", ".scr", ".js", ".vbs", ".lnk", ".iso", ".hta", ".bat", ".ps1", ".jar", ".xlsm", ".docm" };
        for (size_t k = 0; k < COUNT(ends); k++)
            if (f->name.n > strlen(ends[k]) && str_eq_nocase(str_cut(f->name, f->name.n - strlen(ends[k]), f->name.n), str_of(ends[k])))
                say(o, arena_fmt(c->arena, "a file that can run is attached: %.*s", FMT(f->name)));
    }
    if (str_is(m->returned, "returned-events-left"))
        say(o, S("it came to an address for events, and not all of it was taken in by itself: see Imports, By mail"));
    for (size_t i = 0; i < in->faults.n; i++) say(o, in->faults.v[i]);
}

static unsigned signature_of(str openpgp)
{
    static const char *const words[] = { "", "signed-good", "signed-bad", "signed-unknown" };
    for (unsigned i = 1; i < COUNT(words); i++)
        if (str_find(openpgp, str_of(words[i])) >= 0) return i;
    return 0;
}

static err arrived(struct ctx *c, const struct inmail *m, id *record, bool *taken)
{
    const struct mail_in *in = m->mail;
    struct odd odd = { .n = 0 };
    struct strs names = { NEW_ARRAY(c->arena, in->files.n + 1, str), 0 };
    for (size_t i = 0; i < in->files.n; i++) names.v[names.n++] = ((const struct mail_file *)in->files.v)[i].name;
    struct guessed g = guess_of(&(struct guess_in){
        .subject = in->subject, .body = in->text, .files = names, .answers = in->in_reply_to.n || in->references.n, .bulk = in->automatic || in->list_id.n });
    str title = cut(c->arena, in->subject, TITLE, true), body = cut(c->arena, in->text, BODY, false);
    look(c, m, &odd);
    struct message v = { .door = DOOR_MAIL,
                         .sender = cut(c->arena, in->from.name, TITLE, true),
                         .address = mail_address(in->from.address) ? in->from.address : S(""),
                         .guess = g.guess,
                         .guess_why = str_of(g.why),
                         .body = body.n ? body : S("(no text)"),
                         .warnings = { odd.v, odd.n },
                         .signature = signature_of(m->openpgp),
                         .encrypted = in->crypto.encrypted != MAIL_SEAL_NONE,
                         .files = (int64_t)in->files.n,
                         .mail = arena_dup(c->arena, id_str(&m->id)) };
    v.r.title = title.n ? title : S("(no subject)");
    v.r.team = m->team;
    v.r.tlp = TLP_AMBER;
    v.r.originator = arena_dup(c->arena, id_str(&m->team));
    v.r.received_at = m->received_at;
    if (utf8_right_to_left(title.n ? title : body)) v.r.language = S("ur");
    TRY(message_receive(c, &v));
    TRY(inmail_attach(c, m, &v.r.id, S("")));
    *record = v.r.id;
    *taken = true;
    return NULL;
}

void inbox_install(void)
{
    inmail_new_set(arrived);
}
