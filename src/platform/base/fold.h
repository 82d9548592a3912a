/* fold - a text as its words for searching: lower case, without marks, parted by single blanks
 *
 * Unicode compatibility decomposition, case folding, marks dropped (UAX 15, UAX 44): "Über-Gerät N200" is
 * "uber gerat n200". What is neither letter nor digit parts words; a word longer than 100 bytes is parted too. */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/arena.h"

str fold_words(struct arena *a, str text); /* broken bytes part words */

#endif
