package org.vanthu.embedded.content;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.alfresco.repo.content.ContentLimitViolationException;
import org.alfresco.service.cmr.repository.ContentIOException;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes one new file of the store, once; for one thread. The bytes are hashed on the way. When the stream closes, the
 * file begins to be synced and the listeners are told.
 */
final class FileContentWriter extends AbstractContentAccessor implements ContentWriter {
    /** What a writer needs of the store. */
    record Parts(
            FileContentStore store,
            ContentSync sync,
            ContentTransaction transaction,
            TikaMimetypeService mimetypes,
            long limitBytes) {}

    private enum State {
        NEW,
        OPEN,
        CLOSED,
        FAILED
    }

    private final Parts parts;
    private State state = State.NEW;
    private long sizeBytes;
    private @Nullable String nameToGuessFrom;
    private boolean guessEncoding;

    FileContentWriter(String url, Parts parts) {
        super(url);
        this.parts = parts;
    }

    @Override
    public ContentReader getReader() {
        if (state != State.CLOSED) {
            throw new ContentIOException("The content is not written yet: " + getContentUrl());
        }
        var reader = new FileContentReader(getContentUrl(), parts.store().file(getContentUrl()));
        reader.describe(this);
        return reader;
    }

    @Override
    public long getSize() {
        return sizeBytes;
    }

    @Override
    public boolean isChannelOpen() {
        return state == State.OPEN;
    }

    @Override
    public boolean isClosed() {
        return state == State.CLOSED || state == State.FAILED;
    }

    @Override
    public WritableByteChannel getWritableChannel() {
        return Channels.newChannel(getContentOutputStream());
    }

    @Override
    public FileChannel getFileChannel(boolean truncate) {
        throw new UnsupportedOperationException(
                "ContentWriter.getFileChannel(boolean) is not implemented by the embedded"
                        + " engine; see docs/embedded/supported-api.md");
    }

    /**
     * Answers the stream to write to.
     *
     * @throws ContentIOException if the writer was used before
     */
    @Override
    public OutputStream getContentOutputStream() {
        if (state != State.NEW) {
            throw new ContentIOException("A writer can be used once only: " + getContentUrl());
        }
        parts.transaction().began(getContentUrl());
        FileChannel channel = parts.store().create(getContentUrl());
        state = State.OPEN;
        return new BufferedOutputStream(new HashingStream(channel), 1 << 16);
    }

    @Override
    public void putContent(ContentReader reader) {
        if (getMimetype() == null) {
            setMimetype(reader.getMimetype());
        }
        try (InputStream in = reader.getContentInputStream()) {
            putContent(in);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void putContent(InputStream is) {
        var out = getContentOutputStream();
        try {
            is.transferTo(out);
            out.close();
        } catch (IOException e) {
            fail(out, e);
            throw unwritable(e);
        } catch (RuntimeException e) {
            fail(out, e);
            throw e;
        }
    }

    private void fail(OutputStream out, Exception cause) {
        if (state == State.OPEN) {
            state = State.FAILED;
        }
        closeQuietly(out, cause);
    }

    private static void closeQuietly(OutputStream out, Exception cause) {
        try {
            out.close();
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void putContent(File file) {
        try (InputStream in = Files.newInputStream(file.toPath())) {
            putContent(in);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void putContent(String content) {
        putContent(new ByteArrayInputStream(content.getBytes(FileContentReader.charset(getEncoding()))));
    }

    /** Sets the media type by the name and the bytes; by the bytes once they are written. */
    @Override
    public void guessMimetype(String filename) {
        nameToGuessFrom = filename;
        if (state == State.CLOSED) {
            setMimetype(parts.mimetypes().guessMimetype(filename, getReader()));
        }
    }

    @Override
    public void guessEncoding() {
        guessEncoding = true;
        if (state == State.CLOSED) {
            setEncoding(parts.mimetypes().guessEncoding(getReader()));
        }
    }

    private void complete(FileChannel channel, String sha256) {
        state = State.CLOSED;
        var synced = parts.sync().sync(channel, parts.store().file(getContentUrl()));
        if (nameToGuessFrom != null) {
            setMimetype(parts.mimetypes().guessMimetype(nameToGuessFrom, getReader()));
        }
        if (guessEncoding) {
            setEncoding(parts.mimetypes().guessEncoding(getReader()));
        }
        parts.transaction().completed(new WrittenContent(getContentUrl(), sizeBytes, sha256, synced));
        tellClosed();
    }

    private ContentIOException unwritable(Exception e) {
        return new ContentIOException("Content cannot be written: " + getContentUrl(), e);
    }

    private final class HashingStream extends OutputStream {
        private final FileChannel channel;
        private final MessageDigest digest = sha256();

        HashingStream(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (parts.limitBytes() > 0 && sizeBytes + length > parts.limitBytes()) {
                state = State.FAILED;
                throw new ContentLimitViolationException("Content is larger than " + parts.limitBytes()
                        + " bytes (system.content.maximumFileSizeLimit)");
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            try {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) { // a full disk, for one
                state = State.FAILED;
                throw e;
            }
            digest.update(bytes, offset, length);
            sizeBytes += length;
        }

        @Override
        public void close() throws IOException {
            if (state == State.OPEN) {
                complete(channel, HexFormat.of().formatHex(digest.digest()));
            } else if (state == State.FAILED && channel.isOpen()) {
                channel.close();
                parts.store().delete(getContentUrl());
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
