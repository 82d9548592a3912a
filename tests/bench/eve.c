/* eve - alerts as Suricata writes them, made up: eve HOW-MANY [FROM] [--csv]
 *
 * The same numbers give the same lines. Twenty million make a day; half of the sources are of two documentation networks
 * that organisations of the demonstration hold, targets lie anywhere, one in sixteen names a host. --csv: the columns that
 * a table of them would have. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t mix(uint64_t x)
{
    x ^= x >> 30;
    x *= UINT64_C(0xbf58476d1ce4e5b9);
    x ^= x >> 27;
    x *= UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

struct alert {
    char at[40], from[20], to[20];
    unsigned from_port, to_port, signature, host;
    uint64_t flow;
};

static void made(uint64_t i, const char *date, struct alert *a)
{
    uint64_t r = mix(i + 1), s = mix(r), us = i % 20000000 * 4320;
    static const unsigned ports[] = { 443, 80, 8080, 22 };
    unsigned sec = (unsigned)(us / 1000000);
    snprintf(a->at, sizeof a->at, "%sT%02u:%02u:%02u.%06u", date, sec / 3600, sec / 60 % 60, sec % 60, (unsigned)(us % 1000000));
    snprintf(a->from, sizeof a->from, "%s.%u", r & 1 ? "203.0.113" : "198.51.100", (unsigned)(r >> 8) % 254 + 1);
    snprintf(a->to, sizeof a->to, "%u.%u.%u.%u", (unsigned)(s >> 8) % 190 + 11, (unsigned)(s >> 16) & 255, (unsigned)(s >> 24) & 255,
             (unsigned)(s >> 32) % 254 + 1);
    a->from_port = (unsigned)(r >> 16) % 64000 + 1024;
    a->to_port = ports[r >> 40 & 3];
    a->signature = (unsigned)(r >> 44) % 300;
    a->host = (s >> 44) % 16 ? 0 : (unsigned)(s >> 50) % 1000 + 1;
    a->flow = r >> 16;
}

static void as_line(const struct alert *a)
{
    printf("{\"timestamp\":\"%s+0000\",\"flow_id\":%" PRIu64 ",\"in_iface\":\"eth0\",\"event_type\":\"alert\",\"src_ip\":\"%s\",\"src_port\":%u,"
           "\"dest_ip\":\"%s\",\"dest_port\":%u,\"proto\":\"TCP\",\"alert\":{\"action\":\"allowed\",\"gid\":1,\"signature_id\":%u,\"rev\":3,"
           "\"signature\":\"MALWARE a made-up signature, number %u of those there are\",\"category\":\"A Network Trojan was detected\",\"severity\":1},",
           a->at, a->flow, a->from, a->from_port, a->to, a->to_port, 2000000 + a->signature, a->signature);
    if (a->host) printf("\"http\":{\"hostname\":\"w%u.tax.roads.example\",\"url\":\"/\"},", a->host);
    printf("\"app_proto\":\"%s\",\"flow\":{\"pkts_toserver\":12,\"pkts_toclient\":3,\"bytes_toserver\":660,\"bytes_toclient\":4321,\"start\":\"%s+0000\"}}\n",
           a->host ? "http" : "tls", a->at);
}

int main(int argc, char **argv)
{
    int csv = argc > 1 && strcmp(argv[argc - 1], "--csv") == 0;
    if (argc - csv < 2) return fprintf(stderr, "eve HOW-MANY [FROM] [--csv]\n"), 2;
    const char *date = getenv("RABTA_BENCH_DATE");
    uint64_t n = strtoull(argv[1], NULL, 10), from = argc - csv > 2 ? strtoull(argv[2], NULL, 10) : 0;
    for (uint64_t i = from; i < from + n; i++) {
        struct alert a;
        made(i, date ? date : "2026-11-01", &a);
        if (csv)
            printf("%s,%s,%u,%s,%u,%u,%u\n", a.at, a.from, a.from_port, a.to, a.to_port, a.signature, a.host);
        else
            as_line(&a);
    }
    return ferror(stdout) ? 1 : 0;
}
