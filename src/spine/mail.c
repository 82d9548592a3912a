/* mail - one text message to one address by SMTP (RFC 5321, 5322, 2045 to 2047), and the settings it goes by */
#include <curl/curl.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "guard/guard.h"
#include "spine/outbox.h"
#include "spine/session.h"

static const char *const keys[] = { "mail_url", "mail_user", "mail_test_address" };

err mail_settings_get(struct ctx *c, struct mail_settings *out)
{
    str sealed;
    *out = (struct mail_settings){ .url = { 0 } };
    str *const to[] = { &out->url, &out->user, &out->test_address };
    for (size_t i = 0; i < COUNT(keys); i++) TRY(setting_get(c, keys[i], to[i]));
    TRY(setting_get(c, "mail_password", &sealed));
    return sealed.n ? unseal(c, S("mail/password"), sealed, &out->password) : NULL;
}

err mail_settings_set(struct ctx *c, const struct mail_settings *m)
{
    str sealed;
    const str values[] = { m->url, m->user, m->test_address };
    bool good = !m->url.n || str_is(m->url, "capture") || str_starts(m->url, S("smtp://")) || str_starts(m->url, S("smtps://"));
    if (!good || str_chr(m->url, '@') >= 0) FAIL_AT(c, S("/url"), "bad-format", "smtp://host:port or smtps://host:port, without a name or password in it");
    if (m->test_address.n && !mail_address(m->test_address)) FAIL_AT(c, S("/test_address"), "bad-format", "this is not a mail address");
    for (size_t i = 0; i < COUNT(keys); i++) TRY(setting_set(c, keys[i], values[i]));
    if (!m->password.n) return NULL;
    TRY(seal(c, S("mail/password"), m->password, &sealed));
    return setting_set(c, "mail_password", sealed);
}

bool mail_address(str s)
{
    ptrdiff_t at = str_chr(s, '@');
    if (at < 1 || (size_t)at + 1 >= s.n || s.n > 254 || str_chr(str_cut(s, (size_t)at + 1, s.n), '@') >= 0) return false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];
        if (ch <= ' ' || ch == 0x7F || ch == '<' || ch == '>' || ch == ',' || ch == ';' || ch == '"' || ch == '\\') return false;
    }
    return utf8_valid(s);
}

/* ---- the text */

/* RFC 2047: plain ASCII stands as it is, the rest as encoded words of at most 75 signs */
static void header_text(struct arena *a, struct buf *b, str s)
{
    bool plain = true;
    for (size_t i = 0; i < s.n; i++) plain = plain && s.p[i] >= ' ' && s.p[i] < 0x7F;
    if (plain && s.n <= 900 && str_find(s, S("=?")) < 0) {
        buf_put(b, s);
        return;
    }
    for (bool first = true; s.n; first = false) {
        str rest = s;
        uint32_t point;
        while (rest.n && s.n - rest.n < 40) utf8_next(&rest, &point);
        str piece = { s.p, s.n - rest.n };
        buf_fmt(b, "%s=?UTF-8?B?%.*s?=", first ? "" : "\r\n ", FMT(base64_text(a, piece)));
        s = rest;
    }
}

static str one_line(struct arena *a, str s)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < s.n && b.n < 900; i++) buf_c(&b, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
    return buf_str(&b);
}

static str date(struct arena *a, when at)
{
    static const char *const days[] = { "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed" };
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    int y, mo, d, h, mi, s;
    when_utc(at, &y, &mo, &d, &h, &mi, &s);
    return arena_fmt(a, "%s, %d %s %d %02d:%02d:%02d +0000", days[at.us / DAY % 7], d, months[mo - 1], y, h, mi, s);
}

static void who_and_when(struct arena *a, struct buf *b, const struct mail *m, str subject)
{
    buf_fmt(b, "Date: %.*s\r\nFrom: ", FMT(date(a, m->at)));
    if (m->from_name.n) header_text(a, b, arena_fmt(a, "\"%.*s\"", FMT(one_line(a, m->from_name))));
    buf_fmt(b, " <%.*s>\r\nTo: <%.*s>\r\nSubject: ", FMT(one_line(a, m->from)), FMT(one_line(a, m->to)));
    header_text(a, b, one_line(a, subject));
    buf_z(b, "\r\n");
}

/* "<a@b>", when that is what it is: an id comes from a letter of somebody else */
static void named(struct buf *b, const char *before, str message_id)
{
    bool good = message_id.n > 0 && message_id.n <= 500;
    for (size_t i = 0; i < message_id.n; i++)
        good = good && message_id.p[i] > ' ' && message_id.p[i] < 0x7F && message_id.p[i] != '<' && message_id.p[i] != '>';
    if (good) buf_fmt(b, "%s<%.*s>", before, FMT(message_id));
}

/* RFC 5322, 3.6.4: one id a line, so that no line grows too long */
static void thread(struct arena *a, struct buf *b, const struct mail *m)
{
    struct buf one = { .a = a }, all = { .a = a };
    str rest = m->references, word;
    named(&one, "", m->in_reply_to);
    if (!one.n) return;
    while (rest.n && str_split(&rest, ' ', &word)) named(&all, all.n ? "\r\n " : "", word);
    buf_fmt(b, "In-Reply-To: %.*s\r\n", FMT(buf_str(&one)));
    buf_fmt(b, "References: %.*s\r\n", FMT(buf_str(all.n ? &all : &one)));
}

static void head(struct arena *a, struct buf *b, const struct mail *m, str subject)
{
    ptrdiff_t at = str_chr(m->from, '@');
    str domain = at < 0 ? S("localhost") : str_cut(m->from, (size_t)at + 1, m->from.n);
    who_and_when(a, b, m, subject);
    buf_fmt(b, "Message-ID: <%.*s@%.*s>\r\n", FMT(m->id), FMT(domain));
    thread(a, b, m);
    if (m->reply_to.n) buf_fmt(b, "Reply-To: <%.*s>\r\n", FMT(one_line(a, m->reply_to)));
    if (m->unsubscribe.n) buf_fmt(b, "List-Unsubscribe: <%.*s>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", FMT(one_line(a, m->unsubscribe)));
    if (m->mark.n) buf_fmt(b, "X-Rabta: %.*s\r\n", FMT(one_line(a, m->mark)));
    if (!m->by_person) buf_z(b, "Auto-Submitted: auto-generated\r\n");
    buf_z(b, "MIME-Version: 1.0\r\n");
}

static void base64_lines(struct arena *a, struct buf *b, str bytes)
{
    str text = base64_text(a, bytes);
    for (size_t i = 0; i < text.n; i += 76) buf_fmt(b, "%.*s\r\n", FMT(str_cut(text, i, i + 76)));
}

static void text_part(struct arena *a, struct buf *b, str body)
{
    struct buf crlf = { .a = a };
    buf_z(b, "Content-Transfer-Encoding: base64\r\n\r\n");
    for (size_t i = 0; i < body.n; i++) { /* lines end in CRLF before they are encoded */
        if (body.p[i] == '\r') continue;
        if (body.p[i] == '\n') buf_c(&crlf, '\r');
        buf_c(&crlf, body.p[i]);
    }
    base64_lines(a, b, buf_str(&crlf));
}

/* RFC 2046, 2183: the text, then the files. more: parameters of the outermost type; within: its further headers */
static void entity(struct arena *a, struct buf *b, const struct mail *m, const char *more, str within)
{
    if (!m->nfiles) {
        buf_fmt(b, "Content-Type: text/plain; charset=utf-8%s\r\n%.*s", more, FMT(within));
        text_part(a, b, m->body);
        return;
    }
    str edge = token_new(a, 18);
    buf_fmt(b, "Content-Type: multipart/mixed; boundary=\"=_%.*s\"%s\r\n%.*s\r\n", FMT(edge), more, FMT(within));
    buf_fmt(b, "--=_%.*s\r\nContent-Type: text/plain; charset=utf-8\r\n", FMT(edge));
    text_part(a, b, m->body);
    for (size_t i = 0; i < m->nfiles; i++) {
        const struct mail_part *f = &m->files[i];
        str name = one_line(a, f->name), type = one_line(a, f->type);
        buf_fmt(b, "--=_%.*s\r\nContent-Type: %.*s; name=\"%.*s\"\r\nContent-Disposition: attachment; filename=\"%.*s\"\r\n", FMT(edge), FMT(type), FMT(name),
                FMT(name));
        buf_z(b, "Content-Transfer-Encoding: base64\r\n\r\n");
        base64_lines(a, b, f->bytes);
    }
    buf_fmt(b, "--=_%.*s--\r\n", FMT(edge));
}

str mail_text(struct arena *a, const struct mail *m)
{
    struct buf b = { .a = a };
    head(a, &b, m, m->subject);
    entity(a, &b, m, "", S(""));
    return buf_str(&b);
}

/* ---- RFC 3156; the headers that matter stand within what is signed or encrypted as well */

str mail_inner(struct arena *a, const struct mail *m)
{
    struct buf b = { .a = a }, within = { .a = a };
    who_and_when(a, &within, m, m->subject);
    entity(a, &b, m, "; protected-headers=\"v1\"", buf_str(&within));
    return buf_str(&b);
}

str mail_signed(struct arena *a, const struct mail *m, str inner, str signature)
{
    struct buf b = { .a = a };
    str edge = token_new(a, 18);
    head(a, &b, m, m->subject);
    buf_fmt(&b, "Content-Type: multipart/signed; micalg=pgp-sha256; protocol=\"application/pgp-signature\"; boundary=\"=_%.*s\"\r\n\r\n", FMT(edge));
    buf_fmt(&b, "--=_%.*s\r\n%.*s\r\n--=_%.*s\r\n", FMT(edge), FMT(inner), FMT(edge));
    buf_fmt(&b, "Content-Type: application/pgp-signature; name=\"signature.asc\"\r\n\r\n%.*s\r\n--=_%.*s--\r\n", FMT(signature), FMT(edge));
    return buf_str(&b);
}

str mail_encrypted(struct arena *a, const struct mail *m, str cipher)
{
    struct buf b = { .a = a };
    str edge = token_new(a, 18);
    head(a, &b, m, S("..."));
    buf_fmt(&b, "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"=_%.*s\"\r\n\r\n", FMT(edge));
    buf_fmt(&b, "--=_%.*s\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n\r\n--=_%.*s\r\n", FMT(edge), FMT(edge));
    buf_fmt(&b, "Content-Type: application/octet-stream; name=\"encrypted.asc\"\r\n\r\n%.*s\r\n--=_%.*s--\r\n", FMT(cipher), FMT(edge));
    return buf_str(&b);
}

/* ---- sending */

struct upload {
    str text;
    size_t at;
};
static size_t upload_read(char *to, size_t size, size_t n, void *u)
{
    struct upload *up = u;
    size_t k = size * n < up->text.n - up->at ? size * n : up->text.n - up->at;
    memcpy(to, up->text.p + up->at, k);
    up->at += k;
    return k;
}
static void drop_list(void *h)
{
    curl_slist_free_all(h);
}
static void drop_curl(void *h)
{
    curl_easy_cleanup(h);
}

struct mail_line {
    CURL *h; /* keeps its connection from one message to the next */
};

struct mail_line *mail_line_new(struct ctx *c)
{
    void **slot = arena_onclose(c->arena, drop_curl);
    struct mail_line *l = NEW(c->arena, struct mail_line);
    l->h = curl_easy_init();
    *slot = l->h;
    return l;
}

err mail_send(struct ctx *c, const struct mail_settings *s, const struct mail *m, enum mail_outcome *how)
{
    return mail_send_on(c, mail_line_new(c), s, m, how);
}

err mail_send_on(struct ctx *c, struct mail_line *line, const struct mail_settings *s, const struct mail *m, enum mail_outcome *how)
{
    struct upload up = { .text = m->wire.n ? m->wire : mail_text(c->arena, m) };
    void **to = arena_onclose(c->arena, drop_list);
    long code = 0;
    *how = MAIL_LATER;
    CURL *h = line->h;
    *to = curl_slist_append(NULL, arena_fmt(c->arena, "<%.*s>", FMT(m->to)).p);
    if (!h || !*to) FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    curl_easy_setopt(h, CURLOPT_URL, arena_cstr(c->arena, s->url));
    curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    /* STARTTLS where the server offers it; a name and password never go over a line without it */
    curl_easy_setopt(h, CURLOPT_USE_SSL, s->user.n ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_TRY);
    if (s->user.n) {
        curl_easy_setopt(h, CURLOPT_USERNAME, arena_cstr(c->arena, s->user));
        curl_easy_setopt(h, CURLOPT_PASSWORD, arena_cstr(c->arena, s->password));
    }
    curl_easy_setopt(h, CURLOPT_MAIL_FROM, arena_fmt(c->arena, "<%.*s>", FMT(m->reply_to.n ? m->reply_to : m->from)).p);
    curl_easy_setopt(h, CURLOPT_MAIL_RCPT, (struct curl_slist *)*to);
    curl_easy_setopt(h, CURLOPT_READFUNCTION, upload_read);
    curl_easy_setopt(h, CURLOPT_READDATA, &up);
    curl_easy_setopt(h, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 60L);
    curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(h, CURLOPT_PROXY, "");
    CURLcode rc = curl_easy_perform(h);
    curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &code);
    if (rc == CURLE_OK) {
        *how = MAIL_TAKEN;
        return NULL;
    }
    if (code >= 500)
        *how = MAIL_REFUSED;
    else if (up.at == up.text.n && code < 400)
        *how = MAIL_UNKNOWN; /* the whole text was given and no answer came: it may have been taken */
    FAIL(c, E_UPSTREAM, "mail-refused", "not sent: %s (%ld)", curl_easy_strerror(rc), code);
}
