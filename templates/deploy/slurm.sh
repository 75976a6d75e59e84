#!/bin/bash
# 一次生成很多份通报：sbatch slurm.sh。8 个任务同时做，每份通报按文件夹的名称分给其中一个，不重复、不遗漏。
# tongbao 从 SLURM_ARRAY_TASK_ID、_MIN、_MAX、_COUNT 知道自己是第几份，不用写 --shard。
# 只重做其中一个任务的（如 sbatch --array=3），Slurm 说只有一份，要写明：tongbao build --shard 3/8 …
# 各个任务写同一个输出文件夹；共享的磁盘不能加锁的（tongbao 会提示），全部做完以后运行一次 tongbao index output。
#SBATCH --job-name=tongbao
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
export GOMEMLIMIT=1500MiB # 低于上面的 --mem；同时做几份由它和 CPU 决定
exec tongbao build --jobs "${SLURM_CPUS_PER_TASK:-2}" -o output data
