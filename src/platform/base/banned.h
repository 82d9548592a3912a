/* banned - calls that this program does not make; included before every C file by the build */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#pragma GCC poison strcpy strcat sprintf vsprintf strtok gmtime localtime ctime asctime mktemp tmpnam gets
#endif
