// Counts words like the command wc, and finds the words that occur most often.
//
// Public input:  a text; it is read as standard input, character by character.
// Public output: four 32-bit little-endian numbers: lines, words, characters, different words.
// Log:           the same, and the most frequent words.

#include <ctype.h>
#include <nexus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// One word of the text, in a hash table with chains.
struct entry {
    char *word;
    uint32_t count;
    struct entry *next;
};

#define BUCKETS 256
static struct entry *table[BUCKETS];
static uint32_t different_words;

// The hash function FNV-1a.
static uint32_t hash(const char *word) {
    uint32_t value = 2166136261u;
    for (; *word != 0; word++) value = (value ^ (uint8_t)*word) * 16777619u;
    return value;
}

static void count_word(const char *word) {
    struct entry **bucket = &table[hash(word) % BUCKETS];
    for (struct entry *e = *bucket; e != NULL; e = e->next) {
        if (strcmp(e->word, word) == 0) {
            e->count++;
            return;
        }
    }
    struct entry *e = malloc(sizeof *e);
    e->word = strdup(word);
    e->count = 1;
    e->next = *bucket;
    *bucket = e;
    different_words++;
}

// Orders by falling count, then by the alphabet.
static int compare(const void *a, const void *b) {
    const struct entry *x = *(struct entry *const *)a;
    const struct entry *y = *(struct entry *const *)b;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return strcmp(x->word, y->word);
}

static void print_most_frequent(size_t limit) {
    struct entry **entries = malloc(different_words * sizeof *entries);
    size_t count = 0;
    for (size_t i = 0; i < BUCKETS; i++) {
        for (struct entry *e = table[i]; e != NULL; e = e->next) entries[count++] = e;
    }
    qsort(entries, count, sizeof *entries, compare);
    for (size_t i = 0; i < count && i < limit; i++) printf("%5u  %s\n", (unsigned)entries[i]->count, entries[i]->word);
    free(entries);
}

int main(void) {
    uint32_t lines = 0, words = 0, characters = 0;
    char word[64];
    size_t length = 0;

    for (;;) {
        int c = getchar();
        if (c != EOF) characters++;
        if (c == '\n') lines++;
        if (c != EOF && !isspace(c)) {
            // Longer words are cut; punctuation is not part of a word.
            if (length < sizeof word - 1 && (isalnum(c) || c == '\'')) word[length++] = (char)tolower(c);
        } else if (length > 0) {
            word[length] = 0;
            count_word(word);
            words++;
            length = 0;
        }
        if (c == EOF) break;
    }

    printf("%u lines, %u words, %u characters\n", (unsigned)lines, (unsigned)words, (unsigned)characters);
    print_most_frequent(5);

    uint32_t counts[] = {lines, words, characters, different_words};
    write_output(counts, sizeof counts);
    return 0;
}
