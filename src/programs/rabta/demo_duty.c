/* demo_duty - the centre's roster: two analysts in turn each week, each the other's second line, the lead as the third */
#include "demo.h"
#include "spine/duty.h"
#include "spine/viewer.h"

/* the Monday of last week at the latest: turns run already, whatever the hour */
static str first_day(struct ctx *c)
{
    int64_t day = c->now.us / DAY;
    str t = when_text(c->arena, (when){ (day - (day + 3) % 7 - 7) * DAY });
    return str_cut(t, 0, sizeof "2026-11-23" - 1);
}

static err roster_unit(struct ctx *c, void *arg)
{
    static const char *const emails[] = { "analyst@cert.example", "analyst2@cert.example", "lead@cert.example" };
    const struct demo_teams *t = arg;
    str who[COUNT(emails)];
    for (size_t i = 0; i < COUNT(emails); i++) {
        struct viewer *v;
        TRY(demo_person(c, emails[i], &v));
        who[i] = id_str(&v->person);
    }
    str one[] = { who[0], who[1] }, two[] = { who[1], who[0] };
    const struct duty_rota r[] = { { 1, first_day(c), S("08:00"), 7, { one, COUNT(one) } },
                                   { 2, first_day(c), S("08:00"), 7, { two, COUNT(two) } },
                                   { 3, first_day(c), S("08:00"), 7, { &who[2], 1 } } };
    return duty_rota_set(c, id_str(&t->centre), r, COUNT(r));
}

err demo_duty(struct ctx *c, const struct demo_teams *t)
{
    return db_unit(c, roster_unit, (void *)(uintptr_t)t);
}
