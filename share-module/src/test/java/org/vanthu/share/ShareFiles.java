package org.vanthu.share;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The files of this module and those of platform-module that they speak of. */
final class ShareFiles {

    static final Path RESOURCES = Path.of("src/main/resources");
    static final Path EXTENSION = RESOURCES.resolve("alfresco/web-extension");
    static final Path CONFIG = RESOURCES.resolve("META-INF/share-config-custom.xml");
    static final Path CONTEXT = EXTENSION.resolve("vanthu-share-slingshot-application-context.xml");
    static final Path FILTERS = Path.of("../docs/operation/share-filters.properties");
    static final Path PLATFORM = Path.of("../platform-module/src/main/resources");
    static final Path DESK = PLATFORM.resolve("META-INF/resources/vanthu");

    private ShareFiles() {}

    static Set<Path> all(Path folder, Predicate<String> name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> name.test(file.getFileName().toString()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static Document xml(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    static Stream<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1).map(i -> (Element) found.item(i));
    }

    /** The values of an attribute of all elements of a name. */
    static Set<String> attributes(Document document, String element, String attribute) {
        return elements(document, element)
                .map(one -> one.getAttribute(attribute))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Properties bundle(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    /** What the filters for Share's search say of a key, by the field that they filter by. */
    static Map<String, String> filters(String key) throws IOException {
        Map<String, String> said = new TreeMap<>();
        Properties filters = bundle(FILTERS);
        for (String name : filters.stringPropertyNames()) {
            Matcher matcher = Pattern.compile("custom\\.(\\w+:\\w+)\\." + Pattern.quote(key))
                    .matcher(name);
            if (matcher.matches()) {
                said.put(matcher.group(1), filters.getProperty(name));
            }
        }
        return said;
    }

    static Set<String> matches(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        Set<String> found = new TreeSet<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
