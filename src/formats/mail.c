/* mail - see mail.h: what GMime reads, taken into a struct; the only file that knows GMime and GLib
 *
 * GMime's objects live until the arena closes: they lie in on-close slots, reserved before they are made, so that a jump
 * for want of memory leaks nothing. GMime bounds its own nesting; lengths and counts are bounded before it sees a byte. */
#include <gmime/gmime.h>
#include <pthread.h>

#include "base/utf8.h"
#include "formats/mail_inside.h"

struct reading {
    struct ctx *c;
    struct arena *a;
    struct mail_limits lim;
    struct mail_in *out;
    struct mail_trouble trouble;
    struct buf text;
    struct mail_file *files;
    size_t nfiles, nparts;
    unsigned depth;
    str raw;
};

static void start_once(void)
{
    g_mime_init();
}

static void drop_object(void *o)
{
    g_object_unref(o);
}
static void drop_text(void *s)
{
    g_free(s);
}
static void drop_options(void *o)
{
    g_mime_parser_options_free(o);
}
static void drop_time(void *t)
{
    g_date_time_unref(t);
}

/* a text that GLib made: kept until the arena closes */
static str owned(void **slot, char *s)
{
    *slot = s;
    return str_of(s);
}
static str line_of(struct reading *r, const char *s)
{
    return utf8_clip(str_trim(mail_clean(r->a, str_of(s), false)), 2000);
}

/* called by the parser: nothing is allocated here */
static void warned(int64_t at, GMimeParserWarning code, const char *item, void *arg)
{
    static const struct {
        GMimeParserWarning code;
        const char *what;
    } all[] = { { GMIME_WARN_DUPLICATED_HEADER, "a header stands twice" },
                { GMIME_WARN_DUPLICATED_PARAMETER, "a parameter stands twice" },
                { GMIME_WARN_UNENCODED_8BIT_HEADER, "a header has bytes that are not encoded" },
                { GMIME_WARN_INVALID_CONTENT_TYPE, "a content type cannot be read" },
                { GMIME_WARN_INVALID_RFC2047_HEADER_VALUE, "an encoded word is broken" },
                { GMIME_WARN_MALFORMED_MULTIPART, "a multipart has no parts" },
                { GMIME_WARN_TRUNCATED_MESSAGE, "the message ends too early" },
                { GMIME_WARN_MALFORMED_MESSAGE, "a message inside is broken" },
                { GMIME_CRIT_INVALID_HEADER_NAME, "a line among the headers is none" },
                { GMIME_CRIT_CONFLICTING_HEADER, "a header stands twice and differs" },
                { GMIME_CRIT_CONFLICTING_PARAMETER, "a parameter stands twice and differs" },
                { GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY, "a multipart has no boundary" },
                { GMIME_WARN_INVALID_PARAMETER, "a parameter cannot be read" },
                { GMIME_WARN_INVALID_ADDRESS_LIST, "an address cannot be read" },
                { GMIME_CRIT_NESTING_OVERFLOW, "parts within parts too deep: cut" },
                { GMIME_WARN_PART_WITHOUT_CONTENT, "a part is empty" },
                { GMIME_CRIT_PART_WITHOUT_HEADERS_OR_CONTENT, "a part has neither headers nor content" } };
    (void)item;
    for (size_t i = 0; i < COUNT(all); i++)
        if (all[i].code == code) mail_trouble_add(arg, all[i].what, at);
}

/* ---- headers */

static str header(struct reading *r, GMimeObject *o, const char *name)
{
    return line_of(r, g_mime_object_get_header(o, name));
}

static str folded_address(struct arena *a, const char *addr)
{
    return mail_address_of(a, mail_clean(a, str_of(addr), false));
}

static void who_into(struct reading *r, InternetAddressList *l, struct mail_who *v, size_t most, size_t *n, unsigned depth)
{
    int count = l ? internet_address_list_length(l) : 0;
    for (int i = 0; i < count && *n < most; i++) {
        InternetAddress *one = internet_address_list_get_address(l, i);
        if (INTERNET_ADDRESS_IS_GROUP(one)) {
            if (depth < 3) who_into(r, internet_address_group_get_members((InternetAddressGroup *)one), v, most, n, depth + 1);
            continue;
        }
        const char *addr = internet_address_mailbox_get_addr((InternetAddressMailbox *)one);
        v[(*n)++] = (struct mail_who){ line_of(r, internet_address_get_name(one)), folded_address(r->a, addr) };
    }
}
static struct list people(struct reading *r, GMimeMessage *m, GMimeAddressType type)
{
    enum { MOST = 500 };
    InternetAddressList *l = g_mime_message_get_addresses(m, type);
    int have = l ? internet_address_list_length(l) : 0;
    size_t n = 0, most = MOST; /* groups hold more than they count */
    if (have <= 0) return (struct list){ 0 };
    struct mail_who *v = NEW_ARRAY(r->a, most, struct mail_who);
    who_into(r, l, v, most, &n, 0);
    if (n == most) mail_trouble_add(&r->trouble, "more than 500 addresses: cut", -1);
    return (struct list){ v, n };
}
static struct mail_who first_of(struct reading *r, GMimeMessage *m, GMimeAddressType type)
{
    struct list l = people(r, m, type);
    return l.n ? ((const struct mail_who *)l.v)[0] : (struct mail_who){ { 0 }, { 0 } };
}

static struct strs ids_of(struct arena *a, str text)
{
    enum { MOST = 100 };
    str *v = NEW_ARRAY(a, MOST, str);
    size_t n = 0;
    while (n < MOST) {
        ptrdiff_t from = str_chr(text, '<');
        if (from < 0) break;
        text = str_cut(text, (size_t)from, text.n);
        ptrdiff_t to = str_chr(text, '>');
        if (to < 0) break;
        v[n] = str_trim(str_cut(text, 1, (size_t)to));
        if (v[n].n && v[n].n < 998) n++;
        text = str_cut(text, (size_t)to + 1, text.n);
    }
    return (struct strs){ v, n };
}

static bool mailer(str address)
{
    ptrdiff_t at = str_chr(address, '@');
    str local = at < 0 ? address : str_cut(address, 0, (size_t)at);
    return str_eq_nocase(local, S("mailer-daemon")) || str_eq_nocase(local, S("postmaster"));
}

/* RFC 3834 and what stands in its place; mail by a list or a ticket system is written by people and is not meant */
static void automatic(struct reading *r, GMimeObject *o)
{
    struct mail_in *m = r->out;
    m->auto_submitted = header(r, o, "Auto-Submitted");
    m->precedence = header(r, o, "Precedence");
    m->loop = header(r, o, "X-Loop");
    m->list_id = header(r, o, "List-Id");
    m->ours = header(r, o, "X-Rabta");
    str path = header(r, o, "Return-Path"), word = m->auto_submitted;
    ptrdiff_t semi = str_chr(word, ';');
    word = str_trim(semi < 0 ? word : str_cut(word, 0, (size_t)semi));
    m->null_path = str_is(path, "<>");
    m->return_path = m->null_path ? S("") : mail_address_of(r->a, path);
    m->auto_reply = str_eq_nocase(word, S("auto-replied")) || str_eq_nocase(word, S("auto-notified")) || str_eq_nocase(m->precedence, S("auto_reply")) ||
                    header(r, o, "X-Autoreply").n || header(r, o, "X-Autorespond").n || header(r, o, "X-Auto-Reply-From").n;
    m->from_mailer = mailer(m->from.address);
    m->automatic = m->auto_reply || (word.n && !str_eq_nocase(word, S("no"))) || str_eq_nocase(m->precedence, S("junk")) || m->null_path || m->from_mailer;
}

static void delivered(struct reading *r, GMimeObject *o)
{
    enum { MOST = 20 };
    GMimeHeaderList *l = g_mime_object_get_header_list(o);
    int n = g_mime_header_list_get_count(l);
    str *v = NEW_ARRAY(r->a, MOST, str);
    size_t k = 0;
    for (int i = 0; i < n && i < 2000 && k < MOST; i++) {
        GMimeHeader *h = g_mime_header_list_get_header_at(l, i);
        str name = str_of(g_mime_header_get_name(h));
        if (!str_eq_nocase(name, S("Delivered-To")) && !str_eq_nocase(name, S("X-Original-To")) && !str_eq_nocase(name, S("Envelope-To"))) continue;
        v[k] = mail_address_of(r->a, line_of(r, g_mime_header_get_value(h)));
        if (v[k].n) k++;
    }
    r->out->delivered_to = (struct strs){ v, k };
}

static void headers(struct reading *r, GMimeMessage *g)
{
    struct mail_in *m = r->out;
    GMimeObject *o = (GMimeObject *)g;
    void **slot = arena_onclose(r->a, drop_time);
    m->subject = line_of(r, g_mime_message_get_subject(g));
    m->from = first_of(r, g, GMIME_ADDRESS_TYPE_FROM);
    m->sender = first_of(r, g, GMIME_ADDRESS_TYPE_SENDER);
    m->reply_to = people(r, g, GMIME_ADDRESS_TYPE_REPLY_TO);
    m->to = people(r, g, GMIME_ADDRESS_TYPE_TO);
    m->cc = people(r, g, GMIME_ADDRESS_TYPE_CC);
    if (!m->from.address.n) mail_trouble_add(&r->trouble, "no sender can be read", -1);
    m->message_id = mail_id_of(header(r, o, "Message-ID"));
    struct strs answered = ids_of(r->a, header(r, o, "In-Reply-To"));
    m->in_reply_to = answered.n ? answered.v[0] : S("");
    m->references = ids_of(r->a, mail_clean(r->a, str_of(g_mime_object_get_header(o, "References")), false));
    GDateTime *at = g_mime_message_get_date(g);
    *slot = at ? g_date_time_ref(at) : NULL;
    int64_t unix_at = at ? g_date_time_to_unix(at) : 0;
    if (unix_at > 0 && unix_at < INT64_C(253402300800))
        m->date.us = unix_at * SECOND;
    else
        mail_trouble_add(&r->trouble, "no date can be read", -1);
    delivered(r, o);
    automatic(r, o);
}

/* ---- content */

static str type_of(struct reading *r, GMimeObject *o)
{
    GMimeContentType *t = g_mime_object_get_content_type(o);
    void **slot = arena_onclose(r->a, drop_text);
    str s = t ? mail_clean(r->a, owned(slot, g_mime_content_type_get_mime_type(t)), false) : S("text/plain");
    struct buf b = { .a = r->a };
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] <= ' ' || s.p[i] >= 0x7F || i == 120) return S("application/octet-stream"); /* no type has such a name */
        buf_c(&b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i]);
    }
    return buf_str(&b);
}
static str parameter(struct reading *r, GMimeObject *o, const char *name)
{
    return line_of(r, g_mime_object_get_content_type_parameter(o, name));
}

/* the bytes after the transfer encoding, owned by a stream that lives until the arena closes */
static str content(struct reading *r, GMimePart *p, const char *charset)
{
    void **mem_slot = arena_onclose(r->a, drop_object), **filter_slot = arena_onclose(r->a, drop_object), **out_slot = arena_onclose(r->a, drop_object);
    GMimeDataWrapper *w = g_mime_part_get_content(p);
    GMimeStream *mem = g_mime_stream_mem_new(), *to = mem;
    *mem_slot = mem;
    if (!w) return S("");
    if (charset) {
        GMimeFilter *f = g_mime_filter_charset_new(charset, "utf-8");
        *filter_slot = f;
        if (!f) return (str){ NULL, 0 };
        to = g_mime_stream_filter_new(mem);
        *out_slot = to;
        g_mime_stream_filter_add((GMimeStreamFilter *)to, f);
    }
    (void)g_mime_data_wrapper_write_to_stream(w, to);
    g_mime_stream_flush(to);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array((GMimeStreamMem *)mem);
    return bytes && bytes->len ? (str){ (const char *)bytes->data, bytes->len } : S("");
}

/* a part of text as UTF-8: what it says, else what it looks like */
static str readable(struct reading *r, GMimePart *p)
{
    str name = parameter(r, (GMimeObject *)p, "charset"), plain = content(r, p, NULL);
    bool unsaid = !name.n || str_eq_nocase(name, S("us-ascii")) || str_eq_nocase(name, S("ascii")) || str_eq_nocase(name, S("utf-8")) ||
                  str_eq_nocase(name, S("utf8")) || str_eq_nocase(name, S("unknown-8bit"));
    if (unsaid && utf8_valid(plain)) return plain;
    str s = content(r, p, unsaid ? "windows-1252" : arena_cstr(r->a, name));
    if (s.p || !plain.n) return s;
    mail_trouble_add(&r->trouble, "a character set is not known", -1);
    s = utf8_valid(plain) ? plain : content(r, p, "windows-1252");
    return s.p ? s : plain;
}

static void add_text(struct reading *r, GMimePart *p, bool html)
{
    str s = readable(r, p);
    s = html ? mail_html_text(r->a, s, r->lim.text + 1) : mail_clean(r->a, str_cut(s, 0, r->lim.text + 1), true);
    if (!html && str_eq_nocase(parameter(r, (GMimeObject *)p, "format"), S("flowed")))
        s = mail_unflowed(r->a, s, str_eq_nocase(parameter(r, (GMimeObject *)p, "delsp"), S("yes")));
    if (r->text.n && s.n) buf_c(&r->text, '\n');
    if (!r->out->text_type.n) r->out->text_type = html ? S("text/html") : S("text/plain");
    r->out->text_from_html |= html;
    buf_put(&r->text, s);
}

static void add_file(struct reading *r, str name, str declared, str bytes, bool shown)
{
    name = mail_file_name(r->a, name);
    if (!name.n) {
        ptrdiff_t slash = str_chr(declared, '/');
        str end = slash < 0 ? S("bin") : str_cut(declared, (size_t)slash + 1, declared.n);
        if (str_is(declared, "text/plain")) end = S("txt");
        if (str_is(declared, "application/octet-stream")) end = S("bin");
        if (str_is(declared, "message/rfc822")) end = S("eml");
        if (str_ends(declared, S("+json"))) end = S("json");
        name = mail_file_name(r->a, arena_fmt(r->a, "part-%zu.%.*s", r->nfiles + 1, FMT(end)));
    }
    r->files[r->nfiles++] = (struct mail_file){ name, declared, bytes, shown };
}

static bool attached(struct reading *r, GMimeObject *o)
{
    GMimeContentDisposition *d = g_mime_object_get_content_disposition(o);
    const char *word = d ? g_mime_content_disposition_get_disposition(d) : NULL;
    (void)r;
    return word && str_eq_nocase(str_of(word), S("attachment"));
}

static void leaf(struct reading *r, GMimePart *p, bool first, bool in_related)
{
    GMimeObject *o = (GMimeObject *)p;
    str type = type_of(r, o), name = mail_clean(r->a, str_of(g_mime_part_get_filename(p)), false);
    bool plain = str_is(type, "text/plain") || str_is(type, "text"), html = str_is(type, "text/html");
    if ((plain || html) && !attached(r, o) && (!name.n || first)) {
        add_text(r, p, html);
        if (!name.n) return;
    }
    add_file(r, name, type, content(r, p, NULL), in_related || !attached(r, o));
}

static str written(struct reading *r, GMimeObject *o)
{
    void **slot = arena_onclose(r->a, drop_object);
    GMimeStream *mem = g_mime_stream_mem_new();
    *slot = mem;
    (void)g_mime_object_write_to_stream(o, NULL, mem);
    GByteArray *b = g_mime_stream_mem_get_byte_array((GMimeStreamMem *)mem);
    return b && b->len ? (str){ (const char *)b->data, b->len } : S("");
}

static void nested(struct reading *r, GMimeMessagePart *p)
{
    GMimeMessage *m = g_mime_message_part_get_message(p);
    if (!m) return;
    str subject = line_of(r, g_mime_message_get_subject(m));
    str name = mail_clean(r->a, str_of(g_mime_object_get_content_disposition_parameter((GMimeObject *)p, "filename")), false);
    if (!name.n && subject.n) name = arena_fmt(r->a, "%.*s.eml", FMT(utf8_clip(subject, 100)));
    add_file(r, name, S("message/rfc822"), written(r, (GMimeObject *)m), !attached(r, (GMimeObject *)p));
}

/* ---- structure */

static void walk(struct reading *r, GMimeObject *o, bool first, bool in_related);

static GMimeObject *child(GMimeMultipart *m, int i)
{
    return i < g_mime_multipart_get_count(m) ? g_mime_multipart_get_part(m, i) : NULL;
}

/* does a text/plain stand in it, not attached? looked for a few levels down */
static bool has_type(struct reading *r, GMimeObject *o, const char *type, unsigned depth)
{
    if (GMIME_IS_MULTIPART(o)) {
        int n = g_mime_multipart_get_count((GMimeMultipart *)o);
        for (int i = 0; depth < 5 && i < n && i < 20; i++)
            if (has_type(r, g_mime_multipart_get_part((GMimeMultipart *)o, i), type, depth + 1)) return true;
        return false;
    }
    return GMIME_IS_PART(o) && !attached(r, o) && str_is(type_of(r, o), type);
}

/* one of several forms of the same: the plain one, else the HTML, else the last; forms that are no text are files */
static void alternative(struct reading *r, GMimeMultipart *m, bool first)
{
    int n = g_mime_multipart_get_count(m), best = n - 1;
    bool found = false;
    for (int i = 0; i < n && !found; i++)
        if ((found = has_type(r, g_mime_multipart_get_part(m, i), "text/plain", 0))) best = i;
    for (int i = 0; i < n && !found; i++)
        if ((found = has_type(r, g_mime_multipart_get_part(m, i), "text/html", 0))) best = i;
    for (int i = 0; i < n; i++) {
        GMimeObject *o = g_mime_multipart_get_part(m, i);
        bool text = GMIME_IS_PART(o) && str_starts(type_of(r, o), S("text/")) && !str_is(type_of(r, o), "text/calendar");
        if (i == best || !text) walk(r, o, first && i == best, i != best);
    }
}

static void crypto_signed(struct reading *r, GMimeMultipart *m, str protocol)
{
    struct mail_crypto *k = &r->out->crypto;
    GMimeObject *sig = child(m, 1), *inner = child(m, 0);
    if (k->signed_by != MAIL_SEAL_NONE) return; /* the outermost counts */
    bool pgp = str_eq_nocase(protocol, S("application/pgp-signature")) || (sig && str_is(type_of(r, sig), "application/pgp-signature"));
    k->signed_by = pgp ? MAIL_SEAL_PGP_MIME : MAIL_SEAL_SMIME;
    k->covered = mail_signed_bytes(r->a, r->raw, parameter(r, (GMimeObject *)m, "boundary"));
    if (sig && GMIME_IS_PART(sig)) k->signature = content(r, (GMimePart *)sig, NULL);
    if (!k->covered.n || !k->signature.n) mail_trouble_add(&r->trouble, "a signed part is not complete", -1);
    if (inner && str_eq_nocase(parameter(r, inner, "protected-headers"), S("v1"))) k->protected_headers = true;
}
static void crypto_encrypted(struct reading *r, GMimeMultipart *m)
{
    struct mail_crypto *k = &r->out->crypto;
    GMimeObject *data = child(m, 1);
    if (k->encrypted != MAIL_SEAL_NONE) return;
    k->encrypted = MAIL_SEAL_PGP_MIME;
    if (data && GMIME_IS_PART(data)) k->cipher = content(r, (GMimePart *)data, NULL);
    if (!k->cipher.n) mail_trouble_add(&r->trouble, "an encrypted part is not complete", -1);
}

/* S/MIME in one part: what it is stands in its parameter, else in the object identifier of its content */
static bool smime(struct reading *r, GMimePart *p, str type)
{
    struct mail_crypto *k = &r->out->crypto;
    if (!str_is(type, "application/pkcs7-mime") && !str_is(type, "application/x-pkcs7-mime")) return false;
    str kind = parameter(r, (GMimeObject *)p, "smime-type"), der = content(r, p, NULL);
    bool is_signed = str_eq_nocase(kind, S("signed-data"));
    if (!kind.n) is_signed = str_find(str_cut(der, 0, 40), S("\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02")) >= 0;
    if (is_signed && k->signed_by == MAIL_SEAL_NONE) {
        k->signed_by = MAIL_SEAL_SMIME;
        k->signature = der;
    }
    if (!is_signed && k->encrypted == MAIL_SEAL_NONE) {
        k->encrypted = MAIL_SEAL_SMIME;
        k->cipher = der;
    }
    return true;
}

/* ---- delivery reports */

static void report_part(struct reading *r, GMimeObject *o)
{
    str type = type_of(r, o);
    if (str_is(type, "message/delivery-status") || str_is(type, "message/global-delivery-status")) {
        if (GMIME_IS_PART(o)) mail_report_fields(r->a, content(r, (GMimePart *)o, NULL), r->out);
        r->out->report = true;
    } else if (GMIME_IS_MESSAGE_PART(o)) {
        GMimeMessage *m = g_mime_message_part_get_message((GMimeMessagePart *)o);
        void **slot = arena_onclose(r->a, drop_text);
        if (m) mail_report_returned(r->a, owned(slot, g_mime_object_get_headers((GMimeObject *)m, NULL)), r->out);
    } else if (GMIME_IS_PART(o) && (str_is(type, "text/rfc822-headers") || str_is(type, "message/rfc822-headers") || str_is(type, "message/global-headers"))) {
        mail_report_returned(r->a, content(r, (GMimePart *)o, NULL), r->out);
    }
}

/* the first part only shows the protected headers to programs that know none */
static bool shows_headers(struct reading *r, GMimeMultipart *m, GMimeObject *o)
{
    return str_eq_nocase(parameter(r, (GMimeObject *)m, "protected-headers"), S("v1")) && str_eq_nocase(parameter(r, o, "protected-headers"), S("v1")) &&
           str_starts(type_of(r, o), S("text/"));
}

static void multipart(struct reading *r, GMimeMultipart *m, bool first, bool in_related)
{
    str type = type_of(r, (GMimeObject *)m), protocol = parameter(r, (GMimeObject *)m, "protocol");
    int n = g_mime_multipart_get_count(m);
    bool sealed = str_is(type, "multipart/encrypted"), clear = str_is(type, "multipart/signed"), report = str_is(type, "multipart/report");
    if (str_is(type, "multipart/alternative") && n > 0) {
        alternative(r, m, first);
        return;
    }
    if (sealed) {
        crypto_encrypted(r, m);
        return;
    }
    if (clear) crypto_signed(r, m, protocol);
    for (int i = 0; i < n; i++) {
        GMimeObject *o = g_mime_multipart_get_part(m, i);
        if (clear && i == 1) continue; /* the signature is no file */
        if (i == 0 && shows_headers(r, m, o)) continue;
        if (report) report_part(r, o);
        walk(r, o, first && i == 0, in_related || (str_is(type, "multipart/related") && i > 0));
    }
}

static void walk(struct reading *r, GMimeObject *o, bool first, bool in_related)
{
    if (!o) return;
    if (r->nparts >= r->lim.parts) {
        mail_trouble_add(&r->trouble, "too many parts: cut", -1);
        return;
    }
    r->nparts++;
    if (r->depth >= r->lim.depth) {
        mail_trouble_add(&r->trouble, "parts within parts too deep: cut", -1);
        return;
    }
    r->depth++;
    if (GMIME_IS_MULTIPART(o)) {
        multipart(r, (GMimeMultipart *)o, first, in_related);
    } else if (GMIME_IS_MESSAGE_PART(o)) {
        nested(r, (GMimeMessagePart *)o);
    } else if (GMIME_IS_MESSAGE_PARTIAL(o)) {
        mail_trouble_add(&r->trouble, "only a piece of a message (message/partial)", -1);
        leaf(r, (GMimePart *)o, first, in_related);
    } else if (GMIME_IS_PART(o)) {
        if (!smime(r, (GMimePart *)o, type_of(r, o))) leaf(r, (GMimePart *)o, first, in_related);
    }
    r->depth--;
}

/* ---- the whole */

static void protected_subject(struct reading *r, GMimeMessage *g)
{
    GMimeObject *o = g_mime_message_get_mime_part(g);
    if (!o) return;
    /* the message itself is what was opened: its headers are the protected ones */
    if (str_eq_nocase(parameter(r, o, "protected-headers"), S("v1"))) r->out->crypto.protected_headers = true;
    if (r->out->crypto.signed_by == MAIL_SEAL_NONE || !GMIME_IS_MULTIPART(o)) return;
    GMimeObject *inner = child((GMimeMultipart *)o, 0);
    if (!inner || !r->out->crypto.protected_headers) return;
    void **slot = arena_onclose(r->a, drop_text);
    const char *raw = g_mime_object_get_header(inner, "Subject");
    str subject = raw ? line_of(r, owned(slot, g_mime_utils_header_decode_text(NULL, raw)).p) : S("");
    if (!r->out->subject.n) /* what was opened has no other */
        r->out->subject = subject;
    else if (subject.n && !str_eq(subject, r->out->subject))
        mail_trouble_add(&r->trouble, "the subject outside differs from the signed one", -1);
}

static struct strs told(struct reading *r)
{
    str *v = NEW_ARRAY(r->a, r->trouble.n + 1, str);
    for (size_t i = 0; i < r->trouble.n; i++) {
        bool where = r->trouble.v[i].at >= 0;
        v[i] = where ? arena_fmt(r->a, "byte %lld: %s", (long long)r->trouble.v[i].at, r->trouble.v[i].what) : str_of(r->trouble.v[i].what);
    }
    return (struct strs){ v, r->trouble.n };
}

static GMimeMessage *parsed(struct reading *r)
{
    void **options_slot = arena_onclose(r->a, drop_options), **stream_slot = arena_onclose(r->a, drop_object), **parser_slot = arena_onclose(r->a, drop_object),
         **message_slot = arena_onclose(r->a, drop_object);
    static const char *charsets[] = { "utf-8", "windows-1252", NULL };
    GMimeParserOptions *o = g_mime_parser_options_new();
    *options_slot = o;
    g_mime_parser_options_set_fallback_charsets(o, charsets);
    g_mime_parser_options_set_warning_callback(o, warned, &r->trouble);
    str tame = mail_tame(r->a, r->raw, &r->lim, &r->trouble);
    GMimeStream *s = g_mime_stream_mem_new_with_buffer(tame.p, tame.n);
    *stream_slot = s;
    GMimeParser *p = g_mime_parser_new_with_stream(s);
    *parser_slot = p;
    g_mime_parser_set_format(p, str_starts(tame, S("From ")) ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
    GMimeMessage *m = g_mime_parser_construct_message(p, o);
    *message_slot = m;
    return m;
}

err mail_parse(struct ctx *c, str bytes, const struct mail_limits *lim, struct mail_in *out)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    static const struct mail_limits usual = { 32u << 20, 200, 20, 64u << 10, 512u << 10 };
    pthread_once(&once, start_once);
    struct reading *r = NEW(c->arena, struct reading);
    *r = (struct reading){ .c = c, .a = c->arena, .lim = usual, .out = out, .raw = bytes };
    if (lim && lim->bytes) r->lim.bytes = lim->bytes;
    if (lim && lim->parts) r->lim.parts = lim->parts;
    if (lim && lim->depth) r->lim.depth = lim->depth;
    if (lim && lim->headers) r->lim.headers = lim->headers;
    if (lim && lim->text) r->lim.text = lim->text;
    if (bytes.n > r->lim.bytes) FAIL(c, E_TOOBIG, "mail-too-large", "a message may have %zu MiB", r->lim.bytes >> 20);
    if (!str_trim(bytes).n) FAIL(c, E_INPUT, "mail-empty", "there is nothing in this message");
    memset(out, 0, sizeof *out);
    r->text = (struct buf){ .a = c->arena };
    r->files = NEW_ARRAY(c->arena, r->lim.parts + 1, struct mail_file);
    GMimeMessage *m = parsed(r);
    if (!m) {
        mail_trouble_add(&r->trouble, "no message can be read in it", 0);
        out->text = mail_clean(c->arena, str_cut(bytes, 0, r->lim.text), true);
        out->faults = told(r);
        return NULL;
    }
    headers(r, m);
    walk(r, g_mime_message_get_mime_part(m), true, false);
    str text = buf_str(&r->text);
    out->text_cut = text.n > r->lim.text;
    if (out->text_cut) {
        mail_trouble_add(&r->trouble, "the text is too long: cut", -1);
        text = str_cut(text, 0, r->lim.text);
        while (text.n && ((unsigned char)text.p[text.n - 1] & 0xC0) == 0x80) text.n--; /* not within a sign */
        if (text.n && (unsigned char)text.p[text.n - 1] >= 0x80) text.n--;
    }
    out->text = text;
    out->files = (struct list){ r->files, r->nfiles };
    out->parts = r->nparts;
    mail_inline_pgp(c->arena, out->text, &out->crypto);
    protected_subject(r, m);
    out->faults = told(r);
    return NULL;
}
