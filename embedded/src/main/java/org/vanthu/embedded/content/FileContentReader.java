package org.vanthu.embedded.content;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.ContentIOException;
import org.alfresco.service.cmr.repository.ContentReader;
import org.jspecify.annotations.Nullable;

/** Reads one file of the store, once; for one thread. */
final class FileContentReader extends AbstractContentAccessor implements ContentReader {
    private final Path file;
    private boolean used;
    private boolean open;

    FileContentReader(String url, Path file) {
        super(url);
        this.file = file;
    }

    FileContentReader(ContentData data, Path file) {
        this(data.getContentUrl(), file);
        describe(data);
    }

    @Override
    public ContentReader getReader() {
        var again = new FileContentReader(getContentUrl(), file);
        again.describe(this);
        return again;
    }

    @Override
    public boolean exists() {
        return Files.exists(file);
    }

    @Override
    public long getSize() {
        try {
            return exists() ? Files.size(file) : 0L;
        } catch (IOException e) {
            throw new ContentIOException("The size of content cannot be read: " + getContentUrl(), e);
        }
    }

    @Override
    public long getLastModified() {
        return file.toFile().lastModified();
    }

    @Override
    public boolean isChannelOpen() {
        return open;
    }

    @Override
    public boolean isClosed() {
        return used && !open;
    }

    @Override
    public FileChannel getFileChannel() {
        begin();
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public ReadableByteChannel getReadableChannel() {
        return Channels.newChannel(getContentInputStream());
    }

    @Override
    public InputStream getContentInputStream() {
        begin();
        try {
            open = true;
            return new TellingStream(new BufferedInputStream(Files.newInputStream(file), 1 << 14));
        } catch (IOException e) {
            open = false;
            throw unreadable(e);
        }
    }

    @Override
    public void getContent(OutputStream os) {
        try (InputStream in = getContentInputStream();
                os) {
            in.transferTo(os);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void getContent(File target) {
        try (InputStream in = getContentInputStream()) {
            Files.copy(in, target.toPath(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public String getContentString() {
        try (InputStream in = getContentInputStream()) {
            return new String(in.readAllBytes(), charset(getEncoding()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Answers at most so many characters from the start. */
    @Override
    public String getContentString(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("length must be >= 0, was " + length);
        }
        try (var in = new InputStreamReader(getContentInputStream(), charset(getEncoding()))) {
            var buffer = new char[length];
            int filled = 0;
            int read = 0;
            while (filled < length && read >= 0) {
                read = in.read(buffer, filled, length - filled);
                filled += Math.max(read, 0);
            }
            return new String(buffer, 0, filled);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static Charset charset(@Nullable String encoding) {
        return encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
    }

    private void begin() {
        if (used) {
            throw new ContentIOException(
                    "A reader can be used once only; take getReader() for another: " + getContentUrl());
        }
        used = true;
    }

    private ContentIOException unreadable(IOException e) {
        return new ContentIOException("Content cannot be read: " + getContentUrl(), e);
    }

    private final class TellingStream extends FilterInputStream {
        TellingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            super.close();
            if (open) {
                open = false;
                tellClosed();
            }
        }
    }
}
