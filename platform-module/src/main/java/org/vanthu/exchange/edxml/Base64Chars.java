package org.vanthu.exchange.edxml;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/** Decodes base64 that comes in pieces of text, broken anywhere, with white space anywhere. */
final class Base64Chars {

    private static final int QUANTUM = 4;
    private static final int PIECE = 16 * 1024;

    private final OutputStream out;
    private final long most;
    private final byte[] waiting = new byte[PIECE];
    private int count;
    private long written;
    private boolean ended;

    /** @param most bytes that may come out */
    Base64Chars(OutputStream out, long most) {
        this.out = out;
        this.most = most;
    }

    void add(char[] text, int from, int length) throws IOException, MalformedMessageException {
        for (int i = from; i < from + length; i++) {
            char one = text[i];
            if (Character.isWhitespace(one)) {
                continue;
            }
            if (one >= 128) {
                throw new MalformedMessageException("base64", "an attachment is not base64");
            }
            waiting[count++] = (byte) one;
            if (count == PIECE) {
                decode();
            }
        }
    }

    /** Ends it; how many bytes there were. */
    long end() throws IOException, MalformedMessageException {
        if (count > 0) {
            decode();
        }
        return written;
    }

    private void decode() throws IOException, MalformedMessageException {
        if (ended || count % QUANTUM != 0) {
            throw new MalformedMessageException("base64", "an attachment is not base64");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(count == PIECE ? waiting : java.util.Arrays.copyOf(waiting, count));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("base64", "an attachment is not base64", e);
        }
        // padding may stand at the end only
        ended = waiting[count - 1] == '=';
        written += bytes.length;
        if (written > most) {
            throw new MalformedMessageException("too-large", "an attachment has more than " + most + " bytes");
        }
        out.write(bytes);
        count = 0;
    }
}
