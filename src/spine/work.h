/* work - the spine's own jobs: breaches, silent routes, what returns to the desk, checkpoints */
#ifndef SPINE_WORK_H
#define SPINE_WORK_H

#include "jobs/jobs.h"

extern const struct job_kind spine_jobs[];
void work_checkpoint_file(const char *path); /* where signatures of checkpoints are kept outside the database */

#endif
