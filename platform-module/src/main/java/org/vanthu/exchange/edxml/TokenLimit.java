package org.vanthu.exchange.edxml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Limits what is read for one step of the parser, which holds comments, attributes and the like in memory whole before
 * anybody can look at their size.
 */
final class TokenLimit extends FilterInputStream {

    private final long most;
    private long count;

    TokenLimit(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /** The same reader, which begins to count anew at every step. */
    XMLStreamReader restarting(XMLStreamReader xml) {
        return new StreamReaderDelegate(xml) {
            @Override
            public int next() throws XMLStreamException {
                count = 0;
                return super.next();
            }
        };
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int more) throws TooLargeException {
        count += more;
        if (count > most) {
            throw new TooLargeException("a part has more than " + most + " bytes");
        }
    }

    /** More was read for one step than is allowed. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(String words) {
            super(words);
        }
    }
}
