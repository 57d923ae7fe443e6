package org.vanthu.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opens the packed module: the JAR, its sources and the AMP hold what an ACS needs beside its own libraries, nothing
 * that ACS has already, and a licence for everything that others wrote.
 */
class PackageIT {

    private static final Pattern LIBRARY = Pattern.compile("(?<artifact>.+?)-(?<version>\\d[^/]*)\\.jar");
    private static final Pattern LICENCE_ROW =
            Pattern.compile("\\| (?<name>[^|]+) \\| (?<version>[^|]+) \\| [^|]+ \\| (?<text>[^|]+) \\| [^|]+ \\|");
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final String MODULE = "alfresco/module/vanthu-platform/";

    @TempDir
    private static Path unpacked;

    private static Path jar;
    private static List<Path> libraries;

    @BeforeAll
    static void unpack() throws IOException {
        Path amp = target(".amp");
        try (ZipFile zip = new ZipFile(amp.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                Path file = unpacked.resolve(entry.getName()).normalize();
                assertThat(file).startsWithRaw(unpacked);
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
        try (Stream<Path> files = Files.list(unpacked.resolve("lib"))) {
            Map<Boolean, List<Path>> all = files.sorted()
                    .collect(Collectors.partitioningBy(
                            f -> f.getFileName().toString().startsWith("vanthu-")));
            assertThat(all.get(true)).as("the module's own JAR").hasSize(1);
            jar = all.get(true).get(0);
            libraries = all.get(false);
        }
    }

    @Test
    void ampHasTheLayoutThatTheModuleManagementToolUnpacks() throws IOException {
        try (Stream<Path> files = Files.walk(unpacked)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> unpacked.relativize(file).toString())
                            .filter(file -> !file.startsWith("lib/")))
                    .containsExactlyInAnyOrder(
                            "module.properties",
                            "file-mapping.properties",
                            "licenses/vanthu/THIRD-PARTY.md",
                            "licenses/vanthu/LGPL-2.1.txt",
                            "licenses/vanthu/Liberation-fonts.txt");
        }
        assertThat(properties(unpacked.resolve("file-mapping.properties"))).containsEntry("include.default", "true");
    }

    @Test
    void modulePropertiesNameTheVersionsOfAcsAndAreTheSameInJarAndAmp() throws IOException {
        Properties module = properties(unpacked.resolve("module.properties"));

        assertThat(module)
                .containsEntry("module.id", "vanthu-platform")
                .containsKeys(
                        "module.title", "module.description", "module.repo.version.min", "module.repo.version.max");
        assertThat(jar.getFileName().toString())
                .matches("vanthu-platform-module-" + Pattern.quote(module.getProperty("module.version"))
                        + "(-SNAPSHOT)?\\.jar");
        assertThat(text(jar, MODULE + "module.properties"))
                .isEqualTo(Files.readString(unpacked.resolve("module.properties")));
    }

    @Test
    void sourcesArePackedForEveryClass() {
        Set<String> sources = entries(target("-sources.jar"));

        assertThat(classes(jar))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(sources).contains(name.replaceAll("\\$.*", "") + ".java"));
    }

    @Test
    void noLibraryOfAcsIsPackedInAnyVersion() {
        Set<String> theirs = AcsFacts.libraries().stream()
                .map(library -> artifact(library + ".jar"))
                .collect(Collectors.toSet());

        assertThat(libraries).extracting(file -> artifact(name(file))).doesNotContainAnyElementsOf(theirs);
    }

    @Test
    void noPackageAndNoResourceIsInTwoJars() {
        Map<String, Set<String>> owners = new TreeMap<>();
        for (Path file : allJars()) {
            packages(file)
                    .forEach(
                            p -> owners.computeIfAbsent(p, k -> new TreeSet<>()).add(name(file)));
            entries(file).stream()
                    .filter(entry -> entry.startsWith("META-INF/resources/"))
                    .forEach(
                            e -> owners.computeIfAbsent(e, k -> new TreeSet<>()).add(name(file)));
        }

        assertThat(owners)
                .allSatisfy((what, where) -> assertThat(where).as(what).hasSize(1));
        assertThat(owners.keySet()).as("packages that ACS has too").doesNotContainAnyElementsOf(AcsFacts.packages());
    }

    /**
     * What the packed classes call is in the packed JARs, in the JDK, in the slice of the ACS API (whose members the
     * link check compares with the real ones), or in a library that ACS has in the very version we compiled against.
     */
    @Test
    void everythingThatIsCalledIsPackedOrInAcs() {
        Set<String> packed = new TreeSet<>();
        allJars().forEach(file -> packed.addAll(classes(file)));
        Set<String> ofAcs = AcsFacts.libraries();
        Map<String, String> missing = new TreeMap<>();

        for (Path file : allJars()) {
            for (String called : ClassReferences.of(file)) {
                if (!packed.contains(called)) {
                    String home = home(called);
                    if (!home.equals("JDK") && !home.equals("slice") && !ofAcs.contains(home)) {
                        missing.putIfAbsent(called, name(file) + " calls it, and it is in " + home);
                    }
                }
            }
        }

        // Annotations that nothing reads at run time; a logging facade that is Spring's here and a library of its own
        // in ACS.
        missing.keySet().removeIf(called -> called.startsWith("org/jspecify/annotations/"));
        assertThat(ofAcs).anyMatch(library -> library.startsWith("commons-logging-"));
        missing.keySet().removeIf(called -> called.startsWith("org/apache/commons/logging/"));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyLibraryHasALicenceWithItsText() {
        Map<String, Matcher> rows = licenceRows();

        assertThat(libraries).isNotEmpty().allSatisfy(file -> {
            Matcher row = rows.get(artifact(name(file)));
            assertThat(row).as("a row for " + name(file) + " in THIRD-PARTY.md").isNotNull();
            assertThat(name(file)).isEqualTo(artifact(name(file)) + "-" + row.group("version") + ".jar");
            String text = row.group("text");
            assertThat(text.startsWith("licenses/") ? text(jar, MODULE + text) : text(file, text))
                    .isNotBlank();
        });
        assertThat(libraries)
                .extracting(file -> artifact(name(file)))
                .containsExactlyInAnyOrderElementsOf(rows.keySet().stream()
                        .filter(name -> !name.startsWith("fonts/"))
                        .toList());
    }

    @Test
    void everyFontHasALicenceWithItsText() {
        Map<String, Matcher> rows = licenceRows();
        List<String> fonts = entries(jar).stream()
                .filter(entry -> entry.matches(".*\\.(ttf|otf|woff2?)"))
                .map(entry -> entry.substring(MODULE.length()))
                .toList();

        assertThat(fonts).isNotEmpty().allSatisfy(font -> {
            assertThat(rows).containsKey(font);
            assertThat(text(jar, MODULE + rows.get(font).group("text"))).contains("SIL OPEN FONT LICENSE");
        });
        assertThat(rows.keySet().stream().filter(name -> name.startsWith("fonts/")))
                .containsExactlyInAnyOrderElementsOf(fonts);
    }

    private static Map<String, Matcher> licenceRows() {
        Map<String, Matcher> rows = new TreeMap<>();
        text(jar, MODULE + "licenses/THIRD-PARTY.md")
                .lines()
                .map(LICENCE_ROW::matcher)
                .filter(Matcher::matches)
                .filter(row -> row.group("version").matches("\\d.*"))
                .forEach(row -> rows.put(row.group("name").replaceAll("^.*:", ""), row));
        return rows;
    }

    /** Where the class comes from that this build was compiled against: a library's name and version. */
    private static String home(String className) {
        var url = PackageIT.class.getClassLoader().getResource(className + ".class");
        if (url == null) {
            return "no library of this build";
        }
        if (url.getProtocol().equals("jrt")) {
            return "JDK";
        }
        if (url.getPath().contains("alfresco-api")) {
            return "slice";
        }
        Path file = Path.of(url.getPath().replaceAll("^file:", "").replaceAll("!.*$", ""));
        return name(file).replaceAll("\\.jar$", "");
    }

    private static List<Path> allJars() {
        return Stream.concat(Stream.of(jar), libraries.stream()).toList();
    }

    private static Set<String> packages(Path file) {
        return classes(file).stream()
                .filter(name -> name.contains("/"))
                .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> classes(Path file) {
        return entries(file).stream()
                .filter(entry -> entry.endsWith(".class") && !entry.startsWith("META-INF/"))
                .map(entry -> entry.substring(0, entry.length() - ".class".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> entries(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file, String entry) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry found = zip.getEntry(entry);
            assertThat(found).as(entry + " in " + file.getFileName()).isNotNull();
            return new String(zip.getInputStream(found).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static Path target(String ending) {
        try (Stream<Path> files = Files.list(ROOT.resolve("target"))) {
            Collection<Path> found = files.filter(file -> name(file).endsWith(ending))
                    .filter(file -> name(file).startsWith("vanthu-platform-module-"))
                    .toList();
            assertThat(found).as("target/*" + ending).hasSize(1);
            return found.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String artifact(String fileName) {
        Matcher library = LIBRARY.matcher(fileName);
        return library.matches() ? library.group("artifact") : fileName;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
