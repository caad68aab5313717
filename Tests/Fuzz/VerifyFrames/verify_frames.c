// The module's reader of the daemon's frames must stay inside what was received, and never want more than the bound.
#include "shim.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    size_t judged = judge_frame(bytes, count);
    assert(judged == 0 || (judged >= HEADER && judged <= HEADER + TEXT_BOUND));
    if (judged == 0 || judged > count)
        return 0;
    assert(memcmp(bytes, "SP\1", 3) == 0 && judged > DETAIL_AT);
    assert(bytes[KIND_AT] == FINISH || memchr(bytes + TEXT_AT, 0, judged - TEXT_AT) == NULL);
    assert(bytes[KIND_AT] == FINISH ? judged == HEADER + 1 + TOKEN : bytes[DETAIL_AT] <= 2);
    assert(judge_frame(bytes, judged) == judged); // what follows a frame does not change it
    return 0;
}
