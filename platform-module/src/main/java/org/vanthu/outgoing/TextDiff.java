package org.vanthu.outgoing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of a text: blocks of lines that stayed, came, went or changed, and within changed ones the words. By the
 * algorithm of Myers, "An O(ND) difference algorithm and its variations" (1986); where two texts have little in common,
 * the rest counts as changed as a whole, so that no pair of files takes long.
 */
final class TextDiff {

    /** Most insertions and deletions that are looked for one by one. */
    private static final int MAX_EDITS = 1000;

    private TextDiff() {}

    /** What became of a stretch of the text. */
    enum Kind {
        EQUAL,
        INSERT,
        DELETE,
        CHANGE
    }

    /** A stretch of lines; {@code words} is filled where lines changed. */
    record Block(
            String kind,
            List<String> old,
            @JsonProperty("new") List<String> now,
            List<Word> words) {}

    /** A stretch of words within changed lines. */
    record Word(String kind, String text) {}

    /** The blocks from one text to another. */
    static List<Block> blocks(List<String> before, List<String> after) {
        List<Block> blocks = new ArrayList<>();
        for (Run<String> run : runs(before, after)) {
            Kind kind = run.kind();
            blocks.add(new Block(
                    kind.name().toLowerCase(Locale.ROOT),
                    run.old,
                    run.now,
                    kind == Kind.CHANGE ? words(run.old, run.now) : List.of()));
        }
        return blocks;
    }

    private static List<Word> words(List<String> before, List<String> after) {
        List<Word> words = new ArrayList<>();
        for (Run<String> run : runs(split(before), split(after))) {
            if (run.kind() == Kind.EQUAL) {
                words.add(new Word("equal", String.join(" ", run.old)));
                continue;
            }
            if (!run.old.isEmpty()) {
                words.add(new Word("delete", String.join(" ", run.old)));
            }
            if (!run.now.isEmpty()) {
                words.add(new Word("insert", String.join(" ", run.now)));
            }
        }
        return words;
    }

    private static List<String> split(List<String> lines) {
        return lines.stream()
                .flatMap(line -> List.of(line.split(" ", -1)).stream())
                .toList();
    }

    /** Stretches that are equal in both, and what lies between them. */
    static <T> List<Run<T>> runs(List<T> before, List<T> after) {
        int head = 0;
        int most = Math.min(before.size(), after.size());
        while (head < most && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Run<T>> runs = new ArrayList<>();
        add(runs, before.subList(0, head), after.subList(0, head), true);
        List<T> old = before.subList(head, before.size() - tail);
        List<T> now = after.subList(head, after.size() - tail);
        int x = 0;
        int y = 0;
        for (int[] match : matches(old, now)) {
            add(runs, old.subList(x, match[0]), now.subList(y, match[1]), false);
            add(runs, old.subList(match[0], match[0] + 1), now.subList(match[1], match[1] + 1), true);
            x = match[0] + 1;
            y = match[1] + 1;
        }
        add(runs, old.subList(x, old.size()), now.subList(y, now.size()), false);
        add(
                runs,
                before.subList(before.size() - tail, before.size()),
                after.subList(after.size() - tail, after.size()),
                true);
        return runs;
    }

    private static <T> void add(List<Run<T>> runs, List<T> old, List<T> now, boolean equal) {
        if (old.isEmpty() && now.isEmpty()) {
            return;
        }
        Run<T> last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last != null && last.equal == equal) {
            last.old.addAll(old);
            last.now.addAll(now);
        } else {
            runs.add(new Run<>(new ArrayList<>(old), new ArrayList<>(now), equal));
        }
    }

    /** Places of elements that both have, in order; none where the texts differ too much. */
    private static <T> List<int[]> matches(List<T> a, List<T> b) {
        int n = a.size();
        int m = b.size();
        int max = Math.min(n + m, MAX_EDITS);
        int[] v = new int[2 * max + 2];
        List<int[]> trace = new ArrayList<>();
        for (int d = 0; d <= max; d++) {
            trace.add(v.clone());
            for (int k = -d; k <= d; k += 2) {
                int i = max + k;
                int x = k == -d || (k != d && at(v, i - 1) < at(v, i + 1)) ? at(v, i + 1) : at(v, i - 1) + 1;
                int y = x - k;
                while (x < n && y < m && a.get(x).equals(b.get(y))) {
                    x++;
                    y++;
                }
                v[i] = x;
                if (x >= n && y >= m) {
                    return back(trace, n, m, d, max);
                }
            }
        }
        return List.of();
    }

    private static int at(int[] v, int i) {
        return i < 0 || i >= v.length ? 0 : v[i];
    }

    private static List<int[]> back(List<int[]> trace, int n, int m, int edits, int max) {
        List<int[]> matches = new ArrayList<>();
        int x = n;
        int y = m;
        for (int d = edits; d > 0; d--) {
            int[] v = trace.get(d);
            int k = x - y;
            int i = max + k;
            int previous = k == -d || (k != d && at(v, i - 1) < at(v, i + 1)) ? k + 1 : k - 1;
            int fromX = at(v, max + previous);
            int fromY = fromX - previous;
            while (x > fromX && y > fromY) {
                x--;
                y--;
                matches.add(new int[] {x, y});
            }
            x = fromX;
            y = fromY;
        }
        while (x > 0 && y > 0) {
            x--;
            y--;
            matches.add(new int[] {x, y});
        }
        Collections.reverse(matches);
        return matches;
    }

    /** A stretch of both texts. */
    record Run<T>(List<T> old, List<T> now, boolean equal) {

        Kind kind() {
            if (equal) {
                return Kind.EQUAL;
            }
            return old.isEmpty() ? Kind.INSERT : now.isEmpty() ? Kind.DELETE : Kind.CHANGE;
        }
    }
}
