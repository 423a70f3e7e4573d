// Counts what a program takes from the heap: in the program that links this, `malloc` and its kin are
// those below.
#pragma once

// Allocations by all threads since the program began.
long allocation_count(void);
