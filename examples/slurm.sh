#!/bin/bash
# A scenario in 20 parts on a Slurm cluster, then their report. In a folder that all nodes see, with the lab installed
# (npm install ics-lab-….tgz):
#
#   parts=$(sbatch --parsable slurm.sh rose-buds)
#   sbatch --array=1 --dependency=afterok:"$parts" slurm.sh rose-buds report
#
# A part that was interrupted goes on where it stopped when it is queued again; the last job does whatever is missing.
#
# Tried: read by bash, and carried out with the variables that Slurm sets for each part. Not tried: on a cluster.
#SBATCH --job-name=ics-lab
#SBATCH --array=1-20
#SBATCH --cpus-per-task=4
#SBATCH --mem=4G
#SBATCH --time=01:00:00
#SBATCH --requeue
set -euo pipefail

scenario="$1"
if [ "${2:-part}" = report ]; then
  npx ics-lab merge "shards/$scenario"/* --out reports
  npx ics-lab run "$scenario" --workers "$SLURM_CPUS_PER_TASK" --out reports
else
  npx ics-lab run "$scenario" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
    --workers "$SLURM_CPUS_PER_TASK" --out "shards/$scenario/$SLURM_ARRAY_TASK_ID"
fi
