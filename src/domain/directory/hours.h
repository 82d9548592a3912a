/* hours - "24x7", or "Mon-Fri 09:00-17:00; Sat 10:00-13:00", read in the contact's zone */
#ifndef DIRECTORY_HOURS_H
#define DIRECTORY_HOURS_H

#include "base/ctx.h"

bool hours_good(str text); /* empty is good: not told */
enum open_word { HOURS_UNKNOWN, HOURS_OPEN, HOURS_CLOSED };
/* weekday 0 = Monday, minute of the day */
enum open_word hours_at(str text, int weekday, int minute);

#endif
