/* import_source - see import_source.h */
#include "domain/directory/import_source.h"

#include "base/fold.h"

#include "import_source.sql.h"

static const char *const formats[] = { [SOURCE_CSV] = "csv", [SOURCE_VCARD] = "vcard", [SOURCE_KEYRING] = "openpgp", [SOURCE_MISP] = "misp" };
const struct words source_words = { formats, COUNT(formats) };

/* ---- a table */

static int column_named(str word)
{
    for (int k = 0; k < COLUMNS; k++)
        if (str_is(word, column_defs[k].name)) return k;
    return -1;
}
static int column_guessed(const struct source *s, str folded)
{
    str word;
    for (int k = 0; k < COLUMNS; k++)
        for (str words = str_of(column_defs[k].words); str_split(&words, '|', &word);)
            if (str_eq(word, folded) && s->at[k] < 0) return k;
    return -1;
}

static err map_columns(struct ctx *c, struct source *s, str wanted)
{
    struct strs *h = &s->table.header;
    str word = { 0 };
    bool said = wanted.n > 0;
    s->headers = *h;
    s->columns = (struct strs){ NEW_ARRAY(c->arena, h->n + 1, str), h->n };
    s->ignored = (struct strs){ NEW_ARRAY(c->arena, h->n + 1, str), 0 };
    for (size_t i = 0; i < h->n; i++) {
        int found = -1;
        if (said) {
            if (!str_split(&wanted, ',', &word)) word = S("");
            found = word.n ? column_named(word) : -1;
            if (word.n && found < 0) FAIL_AT(c, S("/columns"), "not-a-word", "no column is called %.*s", FMT(word));
            if (found >= 0 && s->at[found] >= 0) FAIL_AT(c, S("/columns"), "given-twice", "two columns cannot both be %.*s", FMT(word));
        } else {
            found = column_guessed(s, fold_words(c->arena, h->v[i]));
        }
        s->columns.v[i] = found < 0 ? S("") : str_of(column_defs[found].name);
        if (found >= 0)
            s->at[found] = (int)i;
        else if (h->v[i].n)
            s->ignored.v[s->ignored.n++] = h->v[i];
    }
    return NULL;
}

static err table_next(struct ctx *c, struct source *s, struct source_row *out, bool *more)
{
    struct strs cells;
    TRY(csv_next(c, &s->table, &cells, &out->line, more));
    for (int k = 0; *more && k < COLUMNS; k++)
        if (s->at[k] >= 0 && (size_t)s->at[k] < cells.n) out->cells[k] = cells.v[s->at[k]];
    return NULL;
}

/* ---- what people call themselves, to the role of a contact */

static str role_of(struct arena *a, str title)
{
    static const struct {
        const char *word, *role;
    } known[] = { { "ciso", "ciso" },
                  { "information security officer", "ciso" },
                  { "soc", "soc" },
                  { "security operations", "soc" },
                  { "abuse", "abuse" },
                  { "press", "press" },
                  { "spokes", "press" },
                  { "media", "press" },
                  { "legal", "legal" },
                  { "counsel", "legal" },
                  { "director", "executive" },
                  { "chief executive", "executive" },
                  { "secretary", "executive" },
                  { "technical", "technical" },
                  { "network", "technical" },
                  { "administrator", "technical" } };
    str words = arena_fmt(a, " %.*s", FMT(fold_words(a, title)));
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_find(words, arena_fmt(a, " %s", known[i].word)) >= 0) return str_of(known[i].role);
    return S("");
}

static struct source_row *push(struct source *s, unsigned line)
{
    if (s->queued == COUNT(s->queue)) return NULL;
    struct source_row *r = &s->queue[s->queued++];
    *r = (struct source_row){ .line = line };
    return r;
}

/* ---- cards: an organisation and one contact for each address; the first has the telephone */

static void card_rows(struct ctx *c, struct source *s, const struct vcard *k)
{
    bool org = str_eq_nocase(k->kind, S("org"));
    size_t n = k->emails.n ? k->emails.n : 1;
    for (size_t i = 0; i < n; i++) {
        struct source_row *r = push(s, k->line);
        if (!r) return;
        if (k->wrong) r->wrong = str_of(k->wrong);
        if (!k->wrong && !k->organisation.n) r->wrong = S("the card names no organisation (ORG)");
        r->cells[COL_NAME] = k->organisation;
        r->cells[COL_CONTACT] = org && k->emails.n ? S("") : k->name;
        r->cells[COL_EMAIL] = k->emails.n ? k->emails.v[i] : S("");
        r->cells[COL_TELEPHONE] = i == 0 && k->telephones.n ? k->telephones.v[0] : S("");
        r->cells[COL_ROLE] = role_of(c->arena, arena_fmt(c->arena, "%.*s %.*s %.*s", FMT(k->title), FMT(k->role), FMT(k->unit)));
        if (str_chr(k->zone, '/') > 0) r->cells[COL_ZONE] = k->zone;
        if (i) continue;
        if (str_starts(k->url, S("http"))) r->cells[COL_WEBSITE] = k->url;
        if (org) r->cells[COL_ADDRESS] = k->address;
        if (org) r->cells[COL_DESCRIPTION] = k->note;
        if (k->key.n) r->cells[COL_KEY] = k->key.p[0] == '-' ? k->key : keyring_armor(c->arena, k->key);
    }
}

/* ---- keys: found by the contacts that have one of their addresses */

static void key_row(struct ctx *c, struct source *s, const struct keyring_cert *k)
{
    struct source_row *r = push(s, k->n);
    struct buf all = { .a = c->arena };
    if (!r) return;
    for (size_t i = 0; i < k->addresses.n; i++) buf_fmt(&all, "%s%.*s", i ? ";" : "", FMT(k->addresses.v[i]));
    r->cells[COL_KEY] = k->armored;
    r->cells[COL_EMAIL] = buf_str(&all);
    if (k->wrong) r->wrong = str_of(k->wrong);
}

/* ---- MISP */

static str sector_of(struct ctx *c, const struct source *s, str word)
{
    str folded = fold_words(c->arena, word);
    for (size_t i = 0; i + 1 < s->sectors.n; i += 2)
        if (str_eq_nocase(word, s->sectors.v[i]) || str_eq(folded, fold_words(c->arena, s->sectors.v[i + 1]))) return s->sectors.v[i];
    return S("");
}
static void org_rows(struct ctx *c, struct source *s, const struct misporg *o, unsigned n)
{
    size_t rows = o->addresses.n ? o->addresses.n : 1;
    for (size_t i = 0; i < rows; i++) {
        struct source_row *r = push(s, n);
        struct buf domains = { .a = c->arena };
        if (!r) return;
        r->cells[COL_NAME] = o->name;
        r->cells[COL_UUID] = o->uuid;
        if (!o->name.n) r->wrong = S("the organisation has no name");
        if (o->addresses.n) r->cells[COL_EMAIL] = o->addresses.v[i];
        if (i) continue;
        r->cells[COL_DESCRIPTION] = o->description;
        r->cells[COL_COUNTRY] = country_code(c->arena, o->nationality);
        r->cells[COL_SECTOR] = sector_of(c, s, o->sector);
        for (size_t k = 0; k < o->domains.n; k++) buf_fmt(&domains, "%s%.*s", k ? ";" : "", FMT(o->domains.v[k]));
        r->cells[COL_DOMAIN] = buf_str(&domains);
        r->cells[COL_KEY] = o->key;
    }
}

/* ---- all of them */

static err load_sectors(struct ctx *c, struct source *s)
{
    struct rows *r;
    TRY(db_run(c, &sql_sectors, NOARGS, &r));
    s->sectors = (struct strs){ NEW_ARRAY(c->arena, 2 * rows_count(r) + 1, str), 0 };
    while (rows_next(r)) {
        s->sectors.v[s->sectors.n++] = row_text(r, 0);
        s->sectors.v[s->sectors.n++] = row_text(r, 1);
    }
    return NULL;
}

err source_open(struct ctx *c, str data, str wanted, struct source *out)
{
    *out = (struct source){ .encoding = S("UTF-8") };
    for (int k = 0; k < COLUMNS; k++) out->at[k] = -1;
    if (vcard_like(data)) {
        out->format = SOURCE_VCARD;
        TRY(vcard_open(c, data, &out->cards));
        out->encoding = out->cards.encoding;
        return NULL;
    }
    if (keyring_like(data)) {
        out->format = SOURCE_KEYRING;
        return keyring_open(c, data, &out->ring);
    }
    if (misporg_like(data)) {
        out->format = SOURCE_MISP;
        TRY(load_sectors(c, out));
        return misporg_read(c, data, &out->orgs);
    }
    TRY(csv_open(c, data, &out->table));
    out->encoding = out->table.encoding;
    out->delimiter = out->table.delimiter == '\t' ? S("tab") : arena_fmt(c->arena, "%c", out->table.delimiter);
    return map_columns(c, out, wanted);
}

static err fill_queue(struct ctx *c, struct source *s, bool *more)
{
    struct vcard card;
    struct keyring_cert cert;
    s->queued = s->taken = 0;
    *more = false;
    if (s->format == SOURCE_VCARD) {
        TRY(vcard_next(c, &s->cards, &card, more));
        if (*more) card_rows(c, s, &card);
    } else if (s->format == SOURCE_KEYRING) {
        TRY(keyring_next(c, &s->ring, &cert, more));
        if (*more) key_row(c, s, &cert);
    } else if (s->next_org < s->orgs.n) {
        const struct misporg *o = s->orgs.v;
        org_rows(c, s, &o[s->next_org], (unsigned)s->next_org + 1);
        s->next_org++;
        *more = true;
    }
    return NULL;
}

err source_next(struct ctx *c, struct source *s, struct source_row *out, bool *more)
{
    *out = (struct source_row){ .line = 0 };
    if (s->format == SOURCE_CSV) return table_next(c, s, out, more);
    *more = true;
    if (s->taken == s->queued) TRY(fill_queue(c, s, more));
    if (*more) *out = s->queue[s->taken++];
    return NULL;
}
