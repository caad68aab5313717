#include "crowd.h"

#include <err.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

struct post {
    uint32_t index;
    crowd_member *member;
    void *context;
};

static void *man(void *argument) {
    struct post *post = argument;
    post->member(post->index, post->context);
    return NULL;
}

static uint32_t run_threads(uint32_t members, crowd_member *member, void *context) {
    pthread_t *threads = calloc(members, sizeof *threads);
    struct post *posts = calloc(members, sizeof *posts);
    if (threads == NULL || posts == NULL) {
        err(71, "crowd");
    }
    for (uint32_t index = 0; index < members; index++) {
        posts[index] = (struct post){index, member, context};
        if (pthread_create(&threads[index], NULL, man, &posts[index]) != 0) {
            errx(71, "thread %u cannot be made", index);
        }
    }
    for (uint32_t index = 0; index < members; index++) {
        (void)pthread_join(threads[index], NULL);
    }
    free(threads);
    free(posts);
    return 0;
}

static void become_member(uint32_t index, crowd_member *member, void *context) {
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    member(index, context);
    _exit(0);
}

static uint32_t run_processes(uint32_t members, crowd_member *member, void *context) {
    pid_t *children = calloc(members, sizeof *children);
    if (children == NULL) {
        err(71, "crowd");
    }
    (void)fflush(NULL);
    for (uint32_t index = 0; index < members; index++) {
        children[index] = fork();
        if (children[index] < 0) {
            err(71, "fork");
        }
        if (children[index] == 0) {
            become_member(index, member, context);
        }
    }
    uint32_t bad = 0;
    for (uint32_t index = 0; index < members; index++) {
        int status = -1;
        bad += waitpid(children[index], &status, 0) < 0 || status != 0;
    }
    free(children);
    return bad;
}

uint32_t crowd_run(struct crowd crowd, crowd_member *member, void *context) {
    if (crowd.threads) {
        return run_threads(crowd.members, member, context);
    }
    return run_processes(crowd.members, member, context);
}
