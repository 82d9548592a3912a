/* suffix - the part of a name that somebody registers: example.co.uk of www.example.co.uk (Public Suffix List) */
#ifndef INTELLIGENCE_SUFFIX_H
#define INTELLIGENCE_SUFFIX_H

#include "base/str.h"

/* once at start, while files may still be opened */
void suffix_load(void);
/* empty: it is itself a suffix, or no name */
str suffix_registrable(str name);

#endif
