/* The parts of libpskc that KeyContainer uses. */
#include <pskc/pskc.h>
