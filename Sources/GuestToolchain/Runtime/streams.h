// Streams that have to be brought to their end before the program exits; for the runtime's own use.

#ifndef STREAMS_H
#define STREAMS_H

// Hands the host what was printed since the last full line.
void flush_log(void);

// Commits the last, partly filled word of the public output.
void finish_output(void);

#endif
