/* mailtag - the signed address that an answer comes back to: box+o.ID.SIG@domain; or, with e instead of o, to which files of events are
 * sent
 *
 * ID is the identifier of the outbox row or of what the address was made for in base32, SIG 56 bits of a keyed hash of it: nobody makes an address that leads to a
 * message he was not sent. Both survive a server that changes capitals. A local part has 64 signs at most (RFC 5321). */
#include "base/buf.h"
#include "guard/guard.h"
#include "spine/inmail_inside.h"

enum { ID_BYTES = 16, SIG_BYTES = 7, LOCAL_MOST = 64 };

static str lower(struct arena *a, str s)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '=') buf_c(&b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i]);
    return buf_str(&b);
}

static int nibble(char ch)
{
    return ch >= '0' && ch <= '9' ? ch - '0' : ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : -1;
}
static size_t from_hex(str s, unsigned char *out, size_t room)
{
    size_t n = 0;
    int high = -1;
    for (size_t i = 0; i < s.n && n < room; i++) {
        int v = nibble(s.p[i]);
        if (v < 0) continue;
        if (high < 0) {
            high = v;
            continue;
        }
        out[n++] = (unsigned char)(high << 4 | v);
        high = -1;
    }
    return n;
}

static const struct {
    const char *prefix, *tag; /* of the identifier; of the address */
    const char *signs;        /* before the name, when it is signed: the same name is good for one of them alone */
} kinds[] = { { "out_", "+o.", "" }, { "eva_", "+e.", "e." } };

static str signature(struct arena *a, size_t kind, str bare)
{
    str name = arena_fmt(a, "%s%.*s", kinds[kind].signs, FMT(bare));
    unsigned char sig[SIG_BYTES];
    from_hex(master_mac_hex(a, S("mail-tag"), name), sig, sizeof sig);
    return lower(a, base32_text(a, (str){ (const char *)sig, sizeof sig }));
}

str mailtag_address(struct arena *a, str mailbox, const id *out)
{
    unsigned char raw[ID_BYTES];
    ptrdiff_t at = str_chr(mailbox, '@');
    str text = id_str(out), uuid = str_cut(text, 4, text.n);
    size_t kind = 0;
    while (kind < COUNT(kinds) && !str_starts(text, str_of(kinds[kind].prefix))) kind++;
    if (at < 1 || kind == COUNT(kinds) || from_hex(uuid, raw, sizeof raw) != ID_BYTES) return S("");
    str name = lower(a, base32_text(a, (str){ (const char *)raw, sizeof raw }));
    str local = arena_fmt(a, "%.*s%s%.*s.%.*s", FMT(str_cut(mailbox, 0, (size_t)at)), kinds[kind].tag, FMT(name), FMT(signature(a, kind, name)));
    if (local.n > LOCAL_MOST) return S("");
    return arena_fmt(a, "%.*s%.*s", FMT(local), FMT(str_cut(mailbox, (size_t)at, mailbox.n)));
}

static bool read_as(struct arena *a, size_t kind, str address, id *out)
{
    unsigned char raw[ID_BYTES];
    size_t n = 0;
    ptrdiff_t plus = str_find(address, str_of(kinds[kind].tag)), at = str_chr(address, '@');
    if (plus < 1 || at < plus) return false;
    str tag = str_cut(address, (size_t)plus + 3, (size_t)at), name;
    if (!str_split(&tag, '.', &name) || !str_same_secret(tag, signature(a, kind, name))) return false;
    if (!base32_bytes(name, raw, sizeof raw, &n) || n != ID_BYTES) return false;
    struct buf b = { .a = a };
    buf_z(&b, kinds[kind].prefix);
    for (size_t i = 0; i < ID_BYTES; i++) buf_fmt(&b, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", raw[i]);
    return id_parse(buf_str(&b), out);
}
bool mailtag_read(struct arena *a, str address, id *out)
{
    address = lower(a, address);
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (read_as(a, i, address, out)) return true;
    return false;
}

str mailtag_plain(struct arena *a, str address)
{
    address = lower(a, address);
    ptrdiff_t at = str_chr(address, '@'), plus = str_chr(address, '+');
    if (plus < 1 || at < plus) return address;
    return arena_fmt(a, "%.*s%.*s", FMT(str_cut(address, 0, (size_t)plus)), FMT(str_cut(address, (size_t)at, address.n)));
}

str mailtag_mark(struct arena *a)
{
    return str_cut(master_mac_hex(a, S("mail-mark"), S("hub")), 0, 24);
}
