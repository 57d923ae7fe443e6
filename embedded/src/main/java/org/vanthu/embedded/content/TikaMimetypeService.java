package org.vanthu.embedded.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import org.alfresco.repo.content.MimetypeMap;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.MimetypeService;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** Media types as Tika knows them, under the names that ACS uses. */
final class TikaMimetypeService implements MimetypeService {
    private static final int ENCODING_SAMPLE_BYTES = 1 << 16;
    private static final Map<String, String> ACS_NAMES = Map.of("application/xml", MimetypeMap.MIMETYPE_XML);

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
    private volatile @Nullable Detector detector;

    @Override
    public String getExtension(String mimetype) {
        try {
            String extension = types.forName(mimetype).getExtension();
            return extension.isEmpty() ? MimetypeMap.EXTENSION_BINARY : extension.substring(1);
        } catch (MimeTypeException e) {
            return MimetypeMap.EXTENSION_BINARY;
        }
    }

    @Override
    public String getMimetype(String extension) {
        return guessMimetype("file." + extension.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> getMimetypes() {
        var names = new TreeSet<String>();
        types.getMediaTypeRegistry().getTypes().forEach(type -> names.add(acsName(type)));
        return List.copyOf(names);
    }

    @Override
    public Map<String, String> getExtensionsByMimetype() {
        var extensions = new TreeMap<String, String>();
        getMimetypes().forEach(name -> extensions.put(name, getExtension(name)));
        return extensions;
    }

    @Override
    public Map<String, String> getMimetypesByExtension() {
        var byExtension = new TreeMap<String, String>();
        for (MediaType media : types.getMediaTypeRegistry().getTypes()) {
            try {
                MimeType type = types.forName(media.toString());
                type.getExtensions().forEach(extension -> byExtension.put(extension.substring(1), acsName(media)));
            } catch (MimeTypeException e) {
                throw new IllegalStateException(e);
            }
        }
        return byExtension;
    }

    @Override
    public boolean isText(String mimetype) {
        MediaType type = MediaType.parse(mimetype);
        return type != null
                && (type.getType().equals("text")
                        || types.getMediaTypeRegistry().isSpecializationOf(type, MediaType.TEXT_PLAIN));
    }

    @Override
    public String guessMimetype(String filename) {
        try {
            return acsName(types.detect(null, named(filename)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers by the bytes, and by the name where the bytes leave it open. */
    @Override
    public String guessMimetype(@Nullable String filename, @Nullable ContentReader reader) {
        if (reader == null || !reader.exists()) {
            return guessMimetype(filename, (InputStream) null);
        }
        try (InputStream in = reader.getReader().getContentInputStream()) {
            return guessMimetype(filename, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers by the bytes, and by the name where the bytes leave it open or are mere text or XML. */
    @Override
    public String guessMimetype(@Nullable String filename, @Nullable InputStream input) {
        String byName = filename == null ? MimetypeMap.MIMETYPE_BINARY : guessMimetype(filename);
        if (input == null) {
            return byName;
        }
        try (TikaInputStream stream = TikaInputStream.get(input)) {
            MediaType detected = detector().detect(stream, named(filename));
            boolean generic = detected.equals(MediaType.TEXT_PLAIN) || detected.equals(MediaType.APPLICATION_XML);
            return generic && !byName.equals(MimetypeMap.MIMETYPE_BINARY) ? byName : acsName(detected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable String getMimetypeIfNotMatches(ContentReader reader) {
        String detected = guessMimetype(null, reader);
        String claimed = reader.getMimetype();
        if (detected.equals(claimed) || detected.equals(MimetypeMap.MIMETYPE_BINARY)) {
            return null;
        }
        MediaType claimedType = MediaType.parse(claimed);
        MediaType detectedType = MediaType.parse(detected);
        boolean compatible = claimedType != null
                && detectedType != null
                && types.getMediaTypeRegistry().isSpecializationOf(claimedType, detectedType);
        return compatible ? null : detected;
    }

    /** Answers the encoding of text by a sample of its start; UTF-8 if that is possible. */
    String guessEncoding(ContentReader reader) {
        try (InputStream in = reader.getReader().getContentInputStream()) {
            byte[] sample = in.readNBytes(ENCODING_SAMPLE_BYTES);
            if (isUtf8(sample)) {
                return "UTF-8";
            }
            CharsetMatch match = new CharsetDetector().setText(sample).detect();
            return match == null ? "UTF-8" : match.getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUtf8(byte[] sample) {
        int whole = sample.length;
        if (whole == ENCODING_SAMPLE_BYTES) { // the sample may end inside a character
            while (whole > 0 && (sample[whole - 1] & 0xC0) == 0x80) {
                whole--;
            }
            whole = Math.max(whole - 1, 0);
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(sample, 0, whole));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private Detector detector() {
        Detector known = detector;
        if (known == null) {
            known = new DefaultDetector(types);
            detector = known;
        }
        return known;
    }

    private static Metadata named(@Nullable String filename) {
        var metadata = new Metadata();
        if (filename != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, filename);
        }
        return metadata;
    }

    private static String acsName(MediaType type) {
        String name = type.getBaseType().toString();
        return ACS_NAMES.getOrDefault(name, name);
    }
}
