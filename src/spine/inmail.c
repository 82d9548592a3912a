/* inmail - see inmail.h: the rooms that follow */
#include "spine/inmail.h"

enum { ROOMS = 8 };
static inmail_on_answer *on_answer[ROOMS];
static inmail_on_new *on_new[ROOMS];
static inmail_on_bounce *on_bounce[ROOMS];

void inmail_answer_set(inmail_on_answer *fn)
{
    for (size_t i = 0; i < ROOMS; i++)
        if (!on_answer[i] || on_answer[i] == fn) {
            on_answer[i] = fn;
            return;
        }
}
void inmail_new_set(inmail_on_new *fn)
{
    for (size_t i = 0; i < ROOMS; i++)
        if (!on_new[i] || on_new[i] == fn) {
            on_new[i] = fn;
            return;
        }
}
void inmail_bounce_set(inmail_on_bounce *fn)
{
    for (size_t i = 0; i < ROOMS; i++)
        if (!on_bounce[i] || on_bounce[i] == fn) {
            on_bounce[i] = fn;
            return;
        }
}
