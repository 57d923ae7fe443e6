package org.vanthu.embedded.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * The files below {@code META-INF/resources} of all JARs and class directories. Files from JARs are kept in memory,
 * compressed once.
 */
final class StaticResources {

    private static final String ROOT = "META-INF/resources";
    private static final int MAX_CACHED = 2_000;
    private static final long MAX_CACHED_BYTES = 48L * 1024 * 1024;
    private static final int COMPRESSED_FROM_BYTES = 1024;
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=UTF-8"),
            Map.entry("js", "text/javascript;charset=UTF-8"),
            Map.entry("mjs", "text/javascript;charset=UTF-8"),
            Map.entry("css", "text/css;charset=UTF-8"),
            Map.entry("json", "application/json;charset=UTF-8"),
            Map.entry("map", "application/json;charset=UTF-8"),
            Map.entry("ftl", "text/plain;charset=UTF-8"),
            Map.entry("txt", "text/plain;charset=UTF-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("xml", "text/xml;charset=UTF-8"),
            Map.entry("webmanifest", "application/manifest+json"));

    private final Map<String, StaticFile> cache = new ConcurrentHashMap<>();
    private long cachedBytes;

    /**
     * A file ready to be sent.
     *
     * @param gzip the compressed bytes, or null where compression does not pay
     * @param scriptHashes the hashes of the scripts that stand in the page itself, as a content security policy names
     *     them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record StaticFile(
            byte[] bytes, byte @Nullable [] gzip, String type, String etag, boolean immutable, String scriptHashes) {}

    /**
     * Finds the file for a path such as {@code /vanthu/index.html}; never a folder and never anything outside of the
     * resources.
     */
    Optional<StaticFile> find(String path) throws IOException {
        if (!isPlain(path)) {
            return Optional.empty();
        }
        StaticFile known = cache.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        URL url = Thread.currentThread().getContextClassLoader().getResource(ROOT + path);
        if (url == null) {
            return Optional.empty();
        }
        byte[] bytes = read(url);
        if (bytes == null) {
            return Optional.empty();
        }
        StaticFile file = prepare(path, bytes);
        if (url.getProtocol().equals("jar")) {
            remember(path, file);
        }
        return Optional.of(file);
    }

    private synchronized void remember(String path, StaticFile file) {
        if (cache.size() < MAX_CACHED && cachedBytes + file.bytes().length <= MAX_CACHED_BYTES) {
            cachedBytes += file.bytes().length;
            cache.put(path, file);
        }
    }

    private static boolean isPlain(String path) {
        return path.startsWith("/")
                && !path.endsWith("/")
                && !path.contains("//")
                && !path.contains("/.")
                && path.indexOf('\\') < 0
                && path.indexOf(':') < 0
                && path.indexOf('\0') < 0;
    }

    /** Reads a file; null for a folder. */
    private static byte @Nullable [] read(URL url) throws IOException {
        if (url.getProtocol().equals("file")) {
            try {
                Path path = Path.of(url.toURI());
                return Files.isRegularFile(path) ? Files.readAllBytes(path) : null;
            } catch (URISyntaxException e) {
                return null;
            }
        }
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar
                && (jar.getJarEntry() == null || jar.getJarEntry().isDirectory())) {
            return null;
        }
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static StaticFile prepare(String path, byte[] bytes) throws IOException {
        String type = type(path);
        boolean text =
                type.startsWith("text/") || type.contains("json") || type.contains("svg") || type.endsWith("wasm");
        byte[] gzip = text && bytes.length >= COMPRESSED_FROM_BYTES ? gzip(bytes) : null;
        String etag = HexFormat.of().formatHex(sha256(bytes), 0, 12);
        String hashes = type.startsWith("text/html") ? scriptHashes(new String(bytes, StandardCharsets.UTF_8)) : "";
        return new StaticFile(bytes, gzip, type, etag, path.startsWith("/webjars/"), hashes);
    }

    private static String type(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 8192)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static String scriptHashes(String html) {
        StringBuilder hashes = new StringBuilder();
        Matcher matcher = INLINE_SCRIPT.matcher(html);
        while (matcher.find()) {
            byte[] hash = sha256(matcher.group(1).getBytes(StandardCharsets.UTF_8));
            hashes.append(" 'sha256-")
                    .append(Base64.getEncoder().encodeToString(hash))
                    .append('\'');
        }
        return hashes.toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
