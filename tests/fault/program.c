/* program - the program's own command line, to be linked into the sweep of its routes */
int rabta_main(int argc, char **argv);
#define main rabta_main
#include "main.c"
