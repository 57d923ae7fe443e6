package org.vanthu;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/** The constants of each {@code <Feature>Model} class name exactly what the XML of the model defines. */
class ModelConstantsTest {

    private static final Path MODELS = Path.of("src/main/resources/alfresco/module/vanthu-platform/model");

    @Test
    void constantsAndModelsNameTheSame() throws Exception {
        for (Path file : models()) {
            Document model =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            Element namespace =
                    (Element) model.getElementsByTagName("namespace").item(0);
            String prefix = namespace.getAttribute("prefix");
            Class<?> constants = Class.forName("org.vanthu." + prefix + "." + Character.toUpperCase(prefix.charAt(0))
                    + prefix.substring(1) + "Model");
            assertThat(values(constants, "TYPE_")).isEqualTo(names(model, "type", prefix, namespace));
            assertThat(values(constants, "PROP_")).isEqualTo(names(model, "property", prefix, namespace));
            assertThat(values(constants, "ASPECT_")).isEqualTo(names(model, "aspect", prefix, namespace));
        }
    }

    @Test
    void everyTypeAndPropertyHasALabel() throws Exception {
        for (Path file : models()) {
            String name = file.getFileName().toString().replace(".xml", "");
            Path labels = MODELS.resolveSibling("messages").resolve(name + ".properties");
            if (!Files.exists(labels)) {
                continue;
            }
            String texts = Files.readString(labels);
            Document model =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            String prefix = model.getDocumentElement().getAttribute("name").replace(':', '_');
            for (String kind : List.of("type", "property")) {
                NodeList elements = model.getElementsByTagName(kind);
                for (int i = 0; i < elements.getLength(); i++) {
                    String element = ((Element) elements.item(i)).getAttribute("name");
                    if (!element.isEmpty()) {
                        assertThat(texts).contains(prefix + "." + kind + "." + element.replace(':', '_') + ".title=");
                    }
                }
            }
        }
    }

    @Test
    void everyValueOfAListHasALabelInBothLanguages() throws Exception {
        for (Path file : models()) {
            String name = file.getFileName().toString().replace(".xml", "");
            NodeList constraints = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("constraint");
            for (int i = 0; i < constraints.getLength(); i++) {
                Element constraint = (Element) constraints.item(i);
                if (constraint.getAttribute("type").equals("LIST")) {
                    String key =
                            "listconstraint." + constraint.getAttribute("name").replace(':', '_') + ".";
                    for (String language : List.of("", "_vi")) {
                        assertThat(Files.readString(
                                        MODELS.resolveSibling("messages").resolve(name + language + ".properties")))
                                .contains(values(constraint)
                                        .map(value -> "\n" + key + value + "=")
                                        .toList());
                    }
                }
            }
        }
    }

    private static Stream<String> values(Element constraint) {
        NodeList values = ((Element) constraint.getElementsByTagName("list").item(0)).getElementsByTagName("value");
        return IntStream.range(0, values.getLength())
                .mapToObj(i -> values.item(i).getTextContent());
    }

    private static List<Path> models() throws java.io.IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files.filter(file -> file.toString().endsWith("-model.xml"))
                    .filter(file -> !file.toString().endsWith("-workflow-model.xml"))
                    .toList();
        }
    }

    private static Set<String> values(Class<?> constants, String prefix) throws IllegalAccessException {
        Set<String> values = new TreeSet<>();
        for (Field field : constants.getDeclaredFields()) {
            if (field.getName().startsWith(prefix)) {
                field.setAccessible(true);
                values.add(((QName) field.get(null)).toString());
            }
        }
        return values;
    }

    private static Set<String> names(Document model, String tag, String prefix, Element namespace) {
        Set<String> names = new TreeSet<>();
        NodeList elements = model.getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            String name = ((Element) elements.item(i)).getAttribute("name");
            if (name.startsWith(prefix + ":")) {
                names.add("{" + namespace.getAttribute("uri") + "}" + name.substring(prefix.length() + 1));
            }
        }
        return names;
    }
}
