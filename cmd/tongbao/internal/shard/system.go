package shard

import (
	"fmt"
	"strconv"
)

// Variables of an indexed job of Kubernetes. How many there are is not among those it sets itself.
const (
	jobIndex = "JOB_COMPLETION_INDEX" // from 0
	jobCount = "JOB_COMPLETIONS"      // what completions says, handed on in env
)

// Variables of an array of Slurm.
const (
	taskID    = "SLURM_ARRAY_TASK_ID"
	taskMin   = "SLURM_ARRAY_TASK_MIN"
	taskMax   = "SLURM_ARRAY_TASK_MAX"
	taskCount = "SLURM_ARRAY_TASK_COUNT"
)

// instead is what helps where a system's variables do not say which shard a run is.
const instead = "，不知道这次运行是第几份；请写 " + flagName + " 第几份/共几份，不分开的写 " + flagName + " 1/1"

func ofJob(variable func(string) string) (Shard, error) {
	if variable(jobCount) == "" {
		return Shard{}, fmt.Errorf("有 %s，没有 %s%s", jobIndex, jobCount, instead)
	}
	n, err := numbers(variable, jobIndex, jobCount)
	if err != nil {
		return Shard{}, err
	}
	if n[0] >= n[1] {
		return Shard{}, fmt.Errorf("%s 是 %d，而 %s 是 %d%s", jobIndex, n[0], jobCount, n[1], instead)
	}
	return Shard{n[0] + 1, n[1], jobIndex}, nil
}

// ofArray is the shard of a task of an array whose numbers have one distance: 1-8, 0-7, 1-15:2. Without the last
// number the distance is 1.
func ofArray(variable func(string) string) (Shard, error) {
	n, err := numbers(variable, taskID, taskMin, taskCount)
	if err != nil {
		return Shard{}, err
	}
	id, first, count, step := n[0], n[1], n[2], 1
	if last, err := numbers(variable, taskMax); err == nil && count > 1 {
		step = (last[0] - first) / (count - 1)
		if first+step*(count-1) != last[0] {
			step = 0
		}
	}
	if step < 1 || id < first || id > first+step*(count-1) || (id-first)%step != 0 {
		return Shard{}, fmt.Errorf("%s 是 %d，这一组从 %d 起有%d个，编号不等距%s", taskID, id, first, count, instead)
	}
	return Shard{(id-first)/step + 1, count, taskID}, nil
}

// numbers are what variables say, whole numbers from 0.
func numbers(variable func(string) string, names ...string) ([]int, error) {
	out := make([]int, len(names))
	for i, name := range names {
		n, err := strconv.Atoi(variable(name))
		if err != nil || n < 0 {
			return nil, fmt.Errorf("%s 是“%s”，不是编号%s", name, variable(name), instead)
		}
		out[i] = n
	}
	return out, nil
}
