/* geo - the files, a question to all of them, and what was found for the addresses just before */
#include "domain/intelligence/geo.h"

#include <dirent.h>
#include <fcntl.h>
#include <maxminddb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/copy.h"
#include "base/room.h"
#include "domain/intelligence/geo_meta.h"

enum { FILES = 16, GEO_ROOM = 1 << 20, NODES_TRIED = 4096, PLACES_TRIED = 200, MEMORY_ROOM = 8 << 20, MEMORY_USED = 4 << 20, SLOTS = 1024 };
static const int64_t LARGEST = INT64_C(4) << 30;

struct geo {
    struct copy copy;
    struct geo_file file[FILES];
    MMDB_s db[FILES];
    bool open[FILES];
    size_t n;
};

static void geo_close(struct copy *c)
{
    struct geo *g = (struct geo *)c;
    for (size_t i = 0; i < g->n; i++)
        if (g->open[i]) MMDB_close(&g->db[i]);
}
static struct copies copies = COPIES(geo_close);
static char at_data[512]; /* written once, at start */

/* ---- what a file says of an address: MaxMind's names, and the flat ones of others */

static const struct {
    enum geo_value v;
    const char *path[4];
} reads[] = {
    { GEO_ASN, { "autonomous_system_number" } },
    { GEO_ASN, { "asn" } },
    { GEO_AS_NAME, { "autonomous_system_organization" } },
    { GEO_AS_NAME, { "as_name" } },
    { GEO_CC, { "country", "iso_code" } },
    { GEO_CC, { "country_code" } },
    { GEO_COUNTRY, { "country", "names", "en" } },
    { GEO_COUNTRY, { "country_name" } },
    { GEO_CITY, { "city", "names", "en" } },
    { GEO_CITY, { "city" } },
    { GEO_LATITUDE, { "location", "latitude" } },
    { GEO_LATITUDE, { "latitude" } },
    { GEO_LONGITUDE, { "location", "longitude" } },
    { GEO_LONGITUDE, { "longitude" } },
};

/* the fields of both sides, and how a value of them looks */
static const enum event_field fields[2][GEO_VALUES] = {
    { EVENT_F_SOURCE_ASN, EVENT_F_SOURCE_AS_NAME, EVENT_F_SOURCE_GEOLOCATION_CC, EVENT_F_SOURCE_GEOLOCATION_COUNTRY, EVENT_F_SOURCE_GEOLOCATION_CITY,
      EVENT_F_SOURCE_GEOLOCATION_LATITUDE, EVENT_F_SOURCE_GEOLOCATION_LONGITUDE },
    { EVENT_F_DESTINATION_ASN, EVENT_F_DESTINATION_AS_NAME, EVENT_F_DESTINATION_GEOLOCATION_CC, EVENT_F_DESTINATION_GEOLOCATION_COUNTRY,
      EVENT_F_DESTINATION_GEOLOCATION_CITY, EVENT_F_DESTINATION_GEOLOCATION_LATITUDE, EVENT_F_DESTINATION_GEOLOCATION_LONGITUDE },
};

static str text_of(struct arena *a, const MMDB_entry_data_s *d)
{
    switch (d->type) {
    case MMDB_DATA_TYPE_UTF8_STRING: return arena_dup(a, (str){ d->utf8_string, d->data_size < 1000 ? d->data_size : 0 });
    case MMDB_DATA_TYPE_DOUBLE: return arena_fmt(a, "%.8g", d->double_value);
    case MMDB_DATA_TYPE_FLOAT: return arena_fmt(a, "%.6g", (double)d->float_value);
    case MMDB_DATA_TYPE_UINT16: return arena_fmt(a, "%u", d->uint16);
    case MMDB_DATA_TYPE_UINT32: return arena_fmt(a, "%u", d->uint32);
    case MMDB_DATA_TYPE_UINT64: return arena_fmt(a, "%llu", (unsigned long long)d->uint64);
    default: return (str){ NULL, 0 };
    }
}

/* adds what an entry tells and is not known yet; an error is of the file, not of the address */
static int entry_read(struct ctx *c, MMDB_entry_s *entry, struct geo_place *p)
{
    struct event e;
    event_init(&e);
    for (size_t i = 0; i < COUNT(reads); i++) {
        MMDB_entry_data_s d;
        enum event_field f = fields[0][reads[i].v];
        if (p->v[reads[i].v].n) continue;
        int status = MMDB_aget_value(entry, &d, reads[i].path);
        if (status == MMDB_LOOKUP_PATH_DOES_NOT_MATCH_DATA_ERROR) continue;
        if (status != MMDB_SUCCESS) return status;
        if (!d.has_data || !event_set(c, &e, f, text_of(c->arena, &d))) continue;
        p->v[reads[i].v] = e.field[f];
        if (reads[i].v == GEO_ASN) p->asn = e.source_asn;
    }
    return MMDB_SUCCESS;
}

/* ---- a file is opened: what it holds is seen by its first entries, and one that is broken there is not used */

static int try_entries(struct ctx *c, const MMDB_s *db, struct geo_place *seen)
{
    struct {
        uint64_t node;
        unsigned depth;
    } stack[130];
    unsigned n = 0, nodes = 0, places = 0;
    stack[n].node = 0;
    stack[n++].depth = 0;
    while (n && nodes++ < NODES_TRIED && places < PLACES_TRIED) {
        uint64_t node = stack[--n].node;
        unsigned depth = stack[n].depth;
        MMDB_search_node_s s;
        int status = MMDB_read_node(db, (uint32_t)node, &s);
        if (status != MMDB_SUCCESS) return status;
        for (int side = 0; side < 2; side++) {
            uint8_t type = side ? s.left_record_type : s.right_record_type; /* the left one is looked at first */
            MMDB_entry_s entry = side ? s.left_record_entry : s.right_record_entry;
            if (type == MMDB_RECORD_TYPE_INVALID) return MMDB_CORRUPT_SEARCH_TREE_ERROR;
            if (type == MMDB_RECORD_TYPE_SEARCH_NODE && depth < 127) {
                stack[n].node = side ? s.left_record : s.right_record;
                stack[n++].depth = depth + 1;
            }
            if (type != MMDB_RECORD_TYPE_DATA) continue;
            status = entry_read(c, &entry, seen);
            if (status != MMDB_SUCCESS) return status;
            places++;
        }
    }
    return MMDB_SUCCESS;
}

static bool holds(const struct geo_place *p, enum geo_value v)
{
    return p->v[v].n > 0;
}

static bool tree_fits(struct ctx *c, const char *path, int64_t size)
{
    enum { END = 128 << 10 }; /* in which the library looks for what a file says of itself */
    size_t n = size < END ? (size_t)size : END;
    char *p = arena_alloc(c->arena, n + 1);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : pread(fd, p, n, size - (int64_t)n);
    if (fd >= 0) close(fd);
    return got == (ssize_t)n && geo_tree_within((str){ p, n }, (uint64_t)size);
}

static void file_open(struct ctx *c, struct geo *g, const char *path, struct geo_file *f)
{
    MMDB_s *db = &g->db[f - g->file];
    struct geo_place seen = { .asn = 0 };
    struct ctx in = *c;
    in.arena = g->copy.own;
    if (f->bytes > LARGEST) {
        f->error = S("larger than 4 GiB");
        return;
    }
    if (!tree_fits(c, path, f->bytes)) {
        f->error = S("it says nothing of itself that can be read, or its tree is larger than the file");
        return;
    }
    int status = MMDB_open(path, MMDB_MODE_MMAP, db);
    if (status != MMDB_SUCCESS) {
        f->error = str_of(MMDB_strerror(status));
        return;
    }
    const char *type = db->metadata.database_type;
    f->type = arena_dup(g->copy.own, str_cut(str_of(type ? type : ""), 0, 200));
    f->built = (when){ db->metadata.build_epoch < 1u << 31 ? (int64_t)db->metadata.build_epoch * SECOND : 0 };
    status = try_entries(&in, db, &seen);
    f->holds =
        arena_fmt(g->copy.own, "%s%s%s", holds(&seen, GEO_ASN) ? "asn " : "", holds(&seen, GEO_CC) ? "country " : "", holds(&seen, GEO_CITY) ? "city " : "");
    f->holds = str_trim(f->holds);
    if (status != MMDB_SUCCESS)
        f->error = str_of(MMDB_strerror(status));
    else if (!f->holds.n)
        f->error = S("it holds no ASN, country or city");
    g->open[f - g->file] = f->error.n == 0;
    if (f->error.n) MMDB_close(db);
}

struct found_file {
    char name[256];
    struct stat st;
};

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct found_file *)a)->name, ((const struct found_file *)b)->name);
}

/* the *.mmdb files of a folder, by name; a number that differs when one of them is another */
static size_t folder_read(const char *folder, struct found_file *v, uint64_t *stamp)
{
    size_t n = 0;
    DIR *d = opendir(folder);
    const struct dirent *x;
    *stamp = 0;
    while (d && n < FILES && (x = readdir(d))) {
        size_t long_ = strlen(x->d_name);
        if (long_ < 6 || long_ >= sizeof v[n].name || strcmp(x->d_name + long_ - 5, ".mmdb") != 0 || x->d_name[0] == '.') continue;
        if (fstatat(dirfd(d), x->d_name, &v[n].st, 0) != 0 || !S_ISREG(v[n].st.st_mode)) continue;
        memcpy(v[n++].name, x->d_name, long_ + 1);
    }
    if (d) closedir(d);
    qsort(v, n, sizeof *v, by_name);
    for (size_t i = 0; i < n; i++) {
        const uint64_t of[] = { *stamp,
                                str_hash(str_of(v[i].name)),
                                (uint64_t)v[i].st.st_ino,
                                (uint64_t)v[i].st.st_size,
                                (uint64_t)v[i].st.st_mtim.tv_sec,
                                (uint64_t)v[i].st.st_mtim.tv_nsec };
        *stamp = str_hash((str){ (const char *)of, sizeof of }) | 1;
    }
    return n;
}

static err open_all(struct ctx *c, const char *folder, const struct found_file *v, size_t n, uint64_t stamp, struct geo **out)
{
    struct making m;
    TRY(copy_begin(c, GEO_ROOM, &m));
    struct geo *g = NEW(m.own, struct geo);
    g->copy.own = m.own;
    g->n = n;
    for (size_t i = 0; i < n; i++) {
        g->file[i] = (struct geo_file){ .name = arena_dup(m.own, str_of(v[i].name)), .bytes = v[i].st.st_size };
        file_open(c, g, arena_fmt(c->arena, "%s/%s", folder, v[i].name).p, &g->file[i]);
    }
    *out = copy_made(&m, g, (int64_t)stamp);
    return NULL;
}

err geo_open(struct ctx *c, str folder, struct geo **out)
{
    struct found_file *v = NEW_ARRAY(c->arena, FILES, struct found_file);
    uint64_t stamp;
    const char *at = arena_cstr(c->arena, folder);
    size_t n = folder_read(at, v, &stamp);
    *out = NULL;
    return n ? open_all(c, at, v, n, stamp, out) : NULL;
}

/* ---- shared by the process */

void geo_at(const char *data)
{
    snprintf(at_data, sizeof at_data, "%s/geo", data);
    copy_renew(&copies, NULL);
}

void geo_drop(struct geo *g)
{
    copy_drop(&copies, g);
}

err geo_take(struct ctx *c, struct geo **out)
{
    struct found_file *v = NEW_ARRAY(c->arena, FILES, struct found_file);
    uint64_t stamp;
    size_t n = folder_read(at_data, v, &stamp);
    if (n && (*out = copy_take(&copies, (int64_t)stamp))) return NULL;
    *out = NULL;
    if (n) TRY(open_all(c, at_data, v, n, stamp, out));
    copy_renew(&copies, *out);
    return NULL;
}

const struct geo_file *geo_files(const struct geo *g, size_t *n)
{
    *n = g ? g->n : 0;
    return g ? g->file : NULL;
}

/* ---- questions */

static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };

static bool is_v4(const struct event_ip *ip)
{
    return memcmp(ip->b, mapped, 12) == 0;
}

static MMDB_lookup_result_s ask(const MMDB_s *db, const struct event_ip *ip, int *status)
{
    struct sockaddr_in in4 = { .sin_family = AF_INET };
    struct sockaddr_in6 in6 = { .sin6_family = AF_INET6 };
    memcpy(&in4.sin_addr, ip->b + 12, 4);
    memcpy(&in6.sin6_addr, ip->b, 16);
    const void *to = is_v4(ip) ? (const void *)&in4 : (const void *)&in6;
    return MMDB_lookup_sockaddr(db, to, status);
}

bool geo_find(struct ctx *c, const struct geo *g, const struct event_ip *ip, struct geo_place *out)
{
    bool any = false;
    *out = (struct geo_place){ .length = 0 };
    if (!ip->set) return false;
    for (size_t i = 0; i < g->n; i++) {
        int status = MMDB_SUCCESS;
        if (!g->open[i]) continue;
        MMDB_lookup_result_s r = ask(&g->db[i], ip, &status);
        /* an IPv6 address in a file of IPv4 alone: nothing, for all of them */
        unsigned length = status != MMDB_SUCCESS ? 0 : r.netmask + (g->db[i].metadata.ip_version == 4 ? 96u : 0u);
        if (length > out->length) out->length = length < 128 ? length : 128;
        if (status == MMDB_SUCCESS && r.found_entry) (void)entry_read(c, &r.entry, out); /* what is broken tells nothing */
    }
    for (size_t v = 0; v < GEO_VALUES; v++) any = any || out->v[v].n;
    return any;
}

/* ---- one after the other */

struct slot {
    struct event_ip ip;
    struct geo_place place;
};
struct geo_memory {
    const struct ctx *c;
    struct ctx own; /* the texts; emptied when there are many */
    struct geo *g;
    struct slot last[2]; /* of each side: the next one often lies in the same network */
    struct slot slot[SLOTS];
};

err geo_memory(struct ctx *c, struct geo *g, struct geo_memory **out)
{
    *out = NULL;
    if (!g) return NULL;
    struct geo_memory *m = NEW(c->arena, struct geo_memory);
    m->c = c;
    m->g = g;
    TRY(room_open(c, MEMORY_ROOM, &m->own));
    *out = m;
    return NULL;
}

static bool same_network(const struct slot *s, const struct event_ip *ip)
{
    unsigned bytes = s->place.length / 8, rest = s->place.length % 8;
    if (!s->ip.set || is_v4(&s->ip) != is_v4(ip) || memcmp(s->ip.b, ip->b, bytes) != 0) return false;
    return !rest || ((s->ip.b[bytes] ^ ip->b[bytes]) & (0xff00u >> rest) & 0xffu) == 0;
}

static const struct geo_place *place_of(struct geo_memory *m, int side, const struct event_ip *ip)
{
    struct slot *last = &m->last[side];
    if (same_network(last, ip)) return &last->place;
    struct slot *s = &m->slot[str_hash((str){ (const char *)ip->b, 16 }) % SLOTS];
    if (!same_network(s, ip)) {
        s->ip = *ip;
        geo_find(&m->own, m->g, ip, &s->place);
    }
    *last = *s;
    return &last->place;
}

static void put(struct event *e, enum event_field f, str v)
{
    if (v.n && !e->field[f].n) e->field[f] = v;
}

/* what belongs together is of one source: no name of another AS beside an ASN that the line tells, no city of another country */
static void side_enrich(struct geo_memory *m, int side, const struct event_ip *ip, struct event *e, uint32_t *asn)
{
    if (!ip->set) return;
    const struct geo_place *p = place_of(m, side, ip);
    const enum event_field *f = fields[side];
    if (!e->field[f[GEO_ASN]].n && p->asn) {
        e->field[f[GEO_ASN]] = p->v[GEO_ASN];
        *asn = p->asn;
    }
    if (*asn == p->asn) put(e, f[GEO_AS_NAME], p->v[GEO_AS_NAME]);
    put(e, f[GEO_CC], p->v[GEO_CC]);
    if (!p->v[GEO_CC].n || !str_eq(e->field[f[GEO_CC]], p->v[GEO_CC])) return;
    put(e, f[GEO_COUNTRY], p->v[GEO_COUNTRY]);
    bool whole = !e->field[f[GEO_CITY]].n && !e->field[f[GEO_LATITUDE]].n && !e->field[f[GEO_LONGITUDE]].n;
    for (int v = GEO_CITY; whole && v <= GEO_LONGITUDE; v++) put(e, f[v], p->v[v]);
}

void geo_enrich(struct geo_memory *m, struct event *e)
{
    if (!m) return;
    if (arena_used(m->own.arena) > MEMORY_USED) { /* between two events: their texts are used until then */
        memset(m->slot, 0, sizeof m->slot);
        memset(m->last, 0, sizeof m->last);
        room_empty(m->c, &m->own, 0);
    }
    side_enrich(m, 0, &e->source, e, &e->source_asn);
    side_enrich(m, 1, &e->destination, e, &e->destination_asn);
}
