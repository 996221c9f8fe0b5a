#!/bin/sh
# A Slurm array for real: POISE TREE. munged, slurmctld and slurmd of this machine are started
# on loopback, in a folder of their own, and ended again. Needs root; exits 77 without.
. "$(dirname "$0")/../cli/lib.sh"
[ "$(id -u)" = 0 ] || { echo "skipped: starting Slurm takes root"; exit 77; }
for tool in munged slurmctld slurmd sbatch; do
    PATH=$PATH:/usr/sbin
    command -v $tool >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done

# -------- a cluster of one
host=$(hostname -s)
ctl_port=$((20000 + $$ % 20000))
d_port=$((ctl_port + 1))
mkdir -p state spool
head -c 1024 /dev/urandom >munge.key
chmod 600 munge.key
chmod 755 "$work"
cat >slurm.conf <<CONF
ClusterName=poise
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$ctl_port
SlurmdPort=$d_port
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SchedulerType=sched/backfill
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
SlurmctldTimeout=30
SlurmdTimeout=30
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$work/slurm.conf"
started=""
stop_cluster() {
    for pid in $started; do kill "$pid" 2>/dev/null; done
    for pid in $started; do wait "$pid" 2>/dev/null; done
    rm -rf "$work"
}
trap stop_cluster EXIT
munged --foreground --force --key-file="$work/munge.key" --socket="$work/munge.socket" \
    --pid-file="$work/munged.pid" --log-file="$work/munged.log" --seed-file="$work/munged.seed" \
    --num-threads=2 >munged.out 2>&1 &
started="$!"
while [ ! -S munge.socket ]; do
    kill -0 "${started}" 2>/dev/null || { cat munged.out munged.log; exit 1; }
    sleep 0.1
done
slurmctld -D >slurmctld.out 2>&1 &
started="$! $started"
slurmd -D -N "$host" >slurmd.out 2>&1 &
started="$! $started"
for try in $(seq 100); do
    sinfo -h -o %t 2>/dev/null | grep -q idle && break
    sleep 0.2
done
sinfo -h -o %t >out 2>err
says out idle
[ "$failures" = 0 ] || { tail -20 slurmctld.log slurmd.log; exit 1; }

# -------- an array of five, as the manual page shows it
for i in $(seq 400); do
    printf '{"id": "p%d", "facts": {"age": %d, "sex": "female", "er": "positive", "her2": "low", "line": %d}}\n' \
        "$i" $((30 + i % 60)) $((1 + i % 4))
done >people.ndjson
cat >job.sh <<JOB
#!/bin/sh
#SBATCH --array=1-5
#SBATCH --output=$work/log.%a
"$poise" cohort "$work/people.ndjson" --as-of 2026-11-23 --jobs 1 --no-ask \\
    --part \$SLURM_ARRAY_TASK_ID/\$SLURM_ARRAY_TASK_COUNT \\
    -o "$work/answers.\$SLURM_ARRAY_TASK_ID.ndjson" --resume
JOB
expect 0 sbatch --parsable --wait job.sh
cat log.* >err 2>/dev/null
is_empty err
cat answers.1.ndjson answers.2.ndjson answers.3.ndjson answers.4.ndjson answers.5.ndjson >joined
"$poise" cohort people.ndjson --as-of 2026-11-23 --no-ask >whole
checks=$((checks + 1))
cmp whole joined || bad "the array's answers are not those of one run"

# -------- a task that is requeued goes on where it was
head -c 3000 answers.3.ndjson >torn && cp torn answers.3.ndjson
expect 0 sbatch --parsable --wait --array=1-5 job.sh
cat answers.1.ndjson answers.2.ndjson answers.3.ndjson answers.4.ndjson answers.5.ndjson >joined
checks=$((checks + 1))
cmp whole joined || bad "a task that was started again lost or repeated something"
done_testing
