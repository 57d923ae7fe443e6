package org.vanthu.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vanthu.operation.SystemReport.Library;
import org.vanthu.operation.SystemReport.State;

/**
 * Looks for the libraries that the module brings, and for those of ACS that must fit them, on the class path: a site
 * that has put JARs together by hand, or another ACS, may have another version or two of them.
 */
final class Libraries {

    private static final String LIST = "/alfresco/module/vanthu-platform/licenses/THIRD-PARTY.md";
    private static final Pattern ROW = Pattern.compile("\\| ([^|: ]+:[^| ]+) \\| ([^| ]+) \\|.*");
    private static final String PDFBOX = "org.apache.pdfbox:pdfbox";
    /** Parts of PDFBox that ACS ships. */
    private static final List<String> WITH_PDFBOX = List.of("org.apache.pdfbox:fontbox", "org.apache.pdfbox:pdfbox-io");

    private Libraries() {}

    /** All of them, in the order of the list of licences. */
    static List<Library> look() {
        Map<String, String> wanted = wanted();
        String pdfbox = Objects.requireNonNull(wanted.get(PDFBOX), PDFBOX);
        WITH_PDFBOX.forEach(artifact -> wanted.put(artifact, pdfbox));
        return wanted.entrySet().stream()
                .map(entry -> look(entry.getKey(), entry.getValue()))
                .toList();
    }

    static Library look(String artifact, String version) {
        String description = "META-INF/maven/" + artifact.replace(':', '/') + "/pom.properties";
        List<String> found = new ArrayList<>();
        try {
            for (URL place : Collections.list(Libraries.class.getClassLoader().getResources(description))) {
                found.add(version(place) + " " + jar(place));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Library(artifact, version, found, state(version, found));
    }

    private static State state(String version, List<String> found) {
        if (found.size() != 1) {
            return found.isEmpty() ? State.MISSING : State.TWICE;
        }
        return found.get(0).startsWith(version + " ") ? State.OK : State.OTHER_VERSION;
    }

    private static Map<String, String> wanted() {
        Map<String, String> wanted = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(Libraries.class.getResourceAsStream(LIST), LIST)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    wanted.put(row.group(1), row.group(2));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return wanted;
    }

    private static String version(URL place) throws IOException {
        Properties description = new Properties();
        try (InputStream in = place.openStream()) {
            description.load(in);
        }
        return description.getProperty("version", "?");
    }

    /** The file name of the JAR, without the folders of the server. */
    private static String jar(URL place) {
        String path = place.getPath().replaceAll("!.*$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
