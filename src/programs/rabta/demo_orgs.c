/* demo_orgs - the organisations of the fictional country */
#include "demo.h"

err demo_organisations(struct ctx *c, const struct demo_teams *t)
{
    (void)c;
    (void)t;
    return NULL;
}
err demo_organisation_named(struct ctx *c, str name, str *out)
{
    (void)c;
    (void)name;
    *out = (str){ 0 };
    return NULL;
}
