package org.vanthu.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

/** Every name in what we give to Share exists: ours in our files, Share's in the list of what Share ships. */
class ShareConfigTest {

    private static final String SAID = "/org/vanthu/form/controls/said.ftl";

    /** Not in a form, because nobody can read it there. */
    private static final Set<String> NOT_IN_A_FORM = Set.of(
            "capture:original", // a second file; the desk offers it
            "capture:text", // pages of words, there for the index
            "capture:attachedText",
            "search:exact", // words as the index wants them
            "search:folded",
            "search:symbol");

    @Test
    void everyXmlFileIsWellFormed() throws Exception {
        for (Path file : ShareFiles.all(ShareFiles.RESOURCES, name -> name.endsWith(".xml"))) {
            assertThat(ShareFiles.xml(file).getDocumentElement())
                    .as(file.toString())
                    .isNotNull();
        }
    }

    @Test
    void everyTypeAndAspectHasItsFormAndEveryPropertyAPlaceInIt() throws Exception {
        Document config = ShareFiles.xml(ShareFiles.CONFIG);
        Set<String> shown = ShareFiles.attributes(config, "show", "id");
        for (Path file : models()) {
            Document model = ShareFiles.xml(file);
            for (Element property : ShareFiles.elements(model, "property").toList()) {
                String name = property.getAttribute("name");
                assertThat(shown.contains(name) || NOT_IN_A_FORM.contains(name))
                        .as(name)
                        .isTrue();
            }
            for (Element type : ShareFiles.elements(model, "type").toList()) {
                String name = type.getAttribute("name");
                if (name.startsWith("workwf:")) {
                    assertThat(conditions(config, "task-type")).contains(name);
                } else if (!name.isEmpty()) {
                    assertThat(conditions(config, "node-type")).contains(name);
                    assertThat(conditions(config, "model-type")).contains(name);
                }
            }
            for (Element aspect : ShareFiles.elements(model, "aspect").toList()) {
                boolean visible = ShareFiles.elements(model, "property")
                        .filter(property -> property.getParentNode().getParentNode() == aspect)
                        .anyMatch(property -> !NOT_IN_A_FORM.contains(property.getAttribute("name")));
                assertThat(conditions(config, "aspect").contains(aspect.getAttribute("name")))
                        .as(aspect.getAttribute("name"))
                        .isEqualTo(visible);
            }
        }
    }

    @Test
    void everyFieldOfAFormIsOfOurModelsOrOfAlfrescos() throws Exception {
        Set<String> ours = new TreeSet<>();
        for (Path file : models()) {
            ours.addAll(ShareFiles.attributes(ShareFiles.xml(file), "property", "name"));
        }
        Set<String> shown = ShareFiles.attributes(ShareFiles.xml(ShareFiles.CONFIG), "show", "id");

        assertThat(shown)
                .allMatch(name -> ours.contains(name)
                        || name.matches("(cm|bpm):[A-Za-z]+|mimetype|size|message|taskOwner|packageItems"));
    }

    @Test
    void everyFormOfAFieldIsShownAndItsSetExists() throws Exception {
        Document config = ShareFiles.xml(ShareFiles.CONFIG);
        for (Element form : ShareFiles.elements(config, "form").toList()) {
            Set<String> shown = inside(form, "show");
            Set<String> sets = inside(form, "set");
            for (Element field : descendants(form, "field")) {
                assertThat(shown).contains(field.getAttribute("id"));
                assertThat(sets).contains(field.getAttribute("set"));
            }
        }
    }

    @Test
    void whatTheRegistersSayIsNeverEditedInAForm() throws Exception {
        for (Element form :
                ShareFiles.elements(ShareFiles.xml(ShareFiles.CONFIG), "form").toList()) {
            if (form.getAttribute("id").equals("search")) {
                continue;
            }
            for (Element field : descendants(form, "field")) {
                if (field.getAttribute("id").matches("(registry|dossier|outgoing|archive|capture|workwf):.*")) {
                    assertThat(field.getAttribute("read-only"))
                            .as(field.getAttribute("id"))
                            .isEqualTo("true");
                }
            }
        }
    }

    /** Share's own controls of such fields send what they show, read-only or not. */
    @Test
    void daysMomentsAndYesOrNoAreShownByAControlThatSendsNothing() throws Exception {
        Set<String> ours = new TreeSet<>();
        for (Path file : models()) {
            ShareFiles.elements(ShareFiles.xml(file), "property")
                    .filter(property -> descendants(property, "type").stream()
                            .anyMatch(type -> type.getTextContent().matches("d:(date|datetime|boolean)")))
                    .forEach(property -> ours.add(property.getAttribute("name")));
        }
        assertThat(ours).contains("registry:arrivalDate", "registry:enteredAt", "registry:backfilled");
        for (Element form :
                ShareFiles.elements(ShareFiles.xml(ShareFiles.CONFIG), "form").toList()) {
            if (form.getAttribute("id").equals("search")) {
                continue;
            }
            for (Element field : descendants(form, "field")) {
                if (ours.contains(field.getAttribute("id"))) {
                    assertThat(descendants(field, "control"))
                            .as(field.getAttribute("id"))
                            .extracting(control -> control.getAttribute("template"))
                            .containsExactly(SAID);
                }
            }
        }
        String control = Files.readString(ShareFiles.RESOURCES
                .resolve("alfresco/web-extension/site-webscripts")
                .resolve(SAID.substring(1)));
        assertThat(control)
                .doesNotContain("<input", "fieldHtmlId")
                .doesNotContain("viewmode-value-date") // by it Share writes the day again, in the zone of the browser
                .contains("iso(\"Asia/Ho_Chi_Minh\")");
    }

    @Test
    void everyNameOfShareIsOneThatShareShips() throws Exception {
        Document config = ShareFiles.xml(ShareFiles.CONFIG);
        Document context = ShareFiles.xml(ShareFiles.CONTEXT);
        Set<String> ours = ShareFiles.attributes(context, "bean", "id");
        assertThat(shipped("bean")).containsAll(ShareFiles.attributes(context, "bean", "parent"));
        assertThat(shipped("class")).containsAll(ShareFiles.attributes(context, "bean", "class"));
        Set<String> templates = shipped("template");
        assertThat(ShareFiles.attributes(config, "control", "template"))
                .allMatch(template -> template.equals(SAID) || templates.contains(template));
        assertThat(templates).containsAll(ShareFiles.attributes(config, "set", "template"));
        assertThat(shipped("group")).containsAll(ShareFiles.attributes(config, "actionGroup", "id"));
        assertThat(shipped("evaluator")).containsAll(ShareFiles.attributes(config, "config", "evaluator"));
        assertThat(shipped("section")).containsAll(conditions(config, "string-compare"));
        Set<String> known = new TreeSet<>(ours);
        known.addAll(shipped("bean"));
        assertThat(known)
                .containsAll(ShareFiles.elements(config, "evaluator")
                        .map(Element::getTextContent)
                        .collect(Collectors.toSet()));
        assertThat(known).containsAll(ShareFiles.attributes(context, "ref", "bean"));
    }

    /** Share tells a refusal of the repository as an unknown error, so what is always refused is not offered. */
    @Test
    void whatTheRepositoryRefusesForADocumentOfTheRegistersIsNotOffered() throws Exception {
        Map<String, List<String>> evaluators = new TreeMap<>();
        for (Element action :
                ShareFiles.elements(ShareFiles.xml(ShareFiles.CONFIG), "action").toList()) {
            if (isOfShare(action)) {
                evaluators.put(
                        action.getAttribute("id"),
                        descendants(action, "evaluator").stream()
                                .map(one -> (one.hasAttribute("negate") ? "!" : "") + one.getTextContent())
                                .toList());
            }
        }
        assertThat(shipped("action")).isEqualTo(evaluators.keySet());
        assertThat(evaluators.values())
                .allSatisfy(all -> assertThat(all).hasSizeGreaterThan(1).last().isEqualTo("!evaluator.vanthu.isKept"));
    }

    private static boolean isOfShare(Element action) {
        return ((Element) action.getParentNode()).getTagName().equals("actions")
                && !action.getAttribute("id").startsWith("vanthu-");
    }

    @Test
    void whatAwaitsItsCheckOpensAsAnEntryBecauseItIsNoDocumentOfARegisterYet() throws Exception {
        Document config = ShareFiles.xml(ShareFiles.CONFIG);
        for (Element action : ShareFiles.elements(config, "action").toList()) {
            if (action.getAttribute("id").equals("vanthu-register") && action.hasAttribute("type")) {
                assertThat(action.getTextContent())
                        .contains("vanthu-desk?open=capture&entry={node.properties.capture:intakeId}")
                        .contains("evaluator.vanthu.isDocument"); // only a registration gives it a type of its own
            }
            if (action.getAttribute("id").equals("vanthu-open") && action.hasAttribute("type")) {
                assertThat(descendants(action, "evaluator"))
                        .filteredOn(
                                evaluator -> evaluator.getAttribute("negate").equals("true"))
                        .extracting(Element::getTextContent)
                        .containsExactly("evaluator.vanthu.isAwaitingCheck");
            }
        }
        assertThat(Files.readString(ShareFiles.RESOURCES.resolve("META-INF/resources/vanthu-share/desk-frame.js")))
                .contains("[?&]entry=([0-9]+)");
    }

    /** A person knows the name of a state, not its code. */
    @Test
    void statesAreChosenFromAListInASearch() throws Exception {
        for (Element form :
                ShareFiles.elements(ShareFiles.xml(ShareFiles.CONFIG), "form").toList()) {
            if (form.getAttribute("id").equals("search")) {
                assertThat(descendants(form, "field"))
                        .filteredOn(field -> field.getAttribute("id").endsWith(":state"))
                        .hasSize(1)
                        .allMatch(field -> descendants(field, "control")
                                .get(0)
                                .getAttribute("template")
                                .endsWith("/selectmany.ftl"));
            }
        }
    }

    @Test
    void everyActionOfAGroupIsDefinedAndOpensAPageOfTheDesk() throws Exception {
        Document config = ShareFiles.xml(ShareFiles.CONFIG);
        Set<String> menu =
                ShareFiles.matches(Files.readString(ShareFiles.DESK.resolve("app/menu.js")), "id: '([^']*)'");
        Set<String> defined = new TreeSet<>();
        Set<String> grouped = new TreeSet<>();
        for (Element action : ShareFiles.elements(config, "action").toList()) {
            if (isOfShare(action)) {
                continue;
            }
            if (((Element) action.getParentNode()).getTagName().equals("actions")) {
                defined.add(action.getAttribute("id"));
                String page = ShareFiles.matches(action.getTextContent(), "vanthu-desk\\?open=([a-z-]+)")
                        .iterator()
                        .next();
                assertThat(menu).contains(page);
            } else {
                grouped.add(action.getAttribute("id"));
            }
        }
        assertThat(grouped).isEqualTo(defined);
    }

    @Test
    void everyStateThatAnEvaluatorAsksForIsAStateOfTheModel() throws Exception {
        String model = Files.readString(model("registry"));
        for (Element bean :
                ShareFiles.elements(ShareFiles.xml(ShareFiles.CONTEXT), "bean").toList()) {
            if (bean.getAttribute("class").endsWith("StringEqualsComparator")) {
                String state = ((Element) bean.getElementsByTagName("property").item(0)).getAttribute("value");
                assertThat(model).contains("<value>" + state + "</value>");
            }
        }
    }

    @Test
    void everyFilterOfTheSearchIsByAFieldOfOurModelsThatSolrCountsByItsValues() throws Exception {
        Set<String> countable = new TreeSet<>();
        for (Path model : ShareFiles.all(
                ShareFiles.PLATFORM.resolve("alfresco/module/vanthu-platform/model"), name -> name.endsWith(".xml"))) {
            ShareFiles.elements(ShareFiles.xml(model), "property")
                    .filter(property ->
                            property.getElementsByTagName("facetable").getLength() == 1)
                    .forEach(property -> countable.add(property.getAttribute("name")));
        }

        assertThat(ShareFiles.filters("filterID")).isNotEmpty();
        assertThat(countable).containsAll(ShareFiles.filters("filterID").keySet());
        assertThat(ShareFiles.filters("filterID").values()).doesNotHaveDuplicates();
        assertThat(ShareFiles.filters("isEnabled").values()).containsOnly("true");
    }

    @Test
    void everyPictureOfAnActionOrIndicatorIsThere() throws Exception {
        Document config = ShareFiles.xml(ShareFiles.CONFIG);
        Path pictures = ShareFiles.RESOURCES.resolve("META-INF/resources/components/documentlibrary");
        ShareFiles.attributes(config, "action", "icon")
                .forEach(icon -> assertThat(pictures.resolve("actions/" + icon + "-16.png"))
                        .exists());
        ShareFiles.attributes(config, "indicator", "icon")
                .forEach(icon ->
                        assertThat(pictures.resolve("indicators/" + icon)).exists());
    }

    @Test
    void everyPageTemplateAndComponentResolves() throws Exception {
        Set<String> urls = new TreeSet<>();
        for (Path file : ShareFiles.all(ShareFiles.EXTENSION, name -> name.endsWith(".desc.xml"))) {
            urls.addAll(texts(ShareFiles.xml(file), "url"));
            String name = file.getFileName().toString().replace(".desc.xml", ".html.ftl");
            assertThat(file.resolveSibling(name)).exists();
        }
        urls.addAll(shipped("component"));
        for (Path file : ShareFiles.all(ShareFiles.RESOURCES, name -> name.endsWith(".xml"))) {
            Document document = ShareFiles.xml(file);
            if (document.getDocumentElement().getTagName().matches("template-instance|presets")) {
                assertThat(urls).containsAll(texts(document, "url"));
            }
            for (String template : texts(document, "template-type")) {
                assertThat(ShareFiles.EXTENSION.resolve("templates/" + template + ".ftl"))
                        .exists();
            }
            for (String instance : texts(document, "template-instance")) {
                assertThat(shipped("instance").contains(instance)
                                || Files.exists(ShareFiles.EXTENSION.resolve(
                                        "site-data/template-instances/" + instance + ".xml")))
                        .as(instance)
                        .isTrue();
            }
        }
    }

    @Test
    void everySourceOfACustomizationHasFiles() throws Exception {
        Document extension = ShareFiles.xml(ShareFiles.EXTENSION.resolve("site-data/extensions/vanthu-extension.xml"));
        for (String source : texts(extension, "sourcePackageRoot")) {
            assertThat(ShareFiles.EXTENSION.resolve("site-webscripts").resolve(source.replace('.', '/')))
                    .isNotEmptyDirectory();
        }
    }

    /** Share finds a script of a customization by its path; one that is named besides would run twice. */
    @Test
    void noScriptOfACustomizationIsAppliedTwice() throws Exception {
        Document extension = ShareFiles.xml(ShareFiles.EXTENSION.resolve("site-data/extensions/vanthu-extension.xml"));
        ShareFiles.elements(extension, "customization").forEach(one -> {
            String target =
                    one.getElementsByTagName("targetPackageRoot").item(0).getTextContent();
            boolean isNamed = one.getElementsByTagName("webscript").getLength() > 0;
            assertThat(isNamed && target.equals("org.alfresco.share.header"))
                    .as(target)
                    .isFalse();
        });
    }

    /**
     * Share gathers style sheets of components from its paths under /res; another address gives a page without style.
     */
    @Test
    void everyStyleSheetOfAComponentIsThereUnderTheAddressThatShareGathersFrom() throws Exception {
        Set<Path> templates = ShareFiles.all(ShareFiles.EXTENSION, name -> name.endsWith(".ftl"));
        for (Path template : templates) {
            for (String address : ShareFiles.matches(Files.readString(template), "<@link[^>]* href=\"([^\"]+)\"")) {
                assertThat(address).startsWith("${url.context}/res/");
                assertThat(ShareFiles.RESOURCES
                                .resolve("META-INF/resources")
                                .resolve(address.substring("${url.context}/res/".length())))
                        .exists();
            }
        }
    }

    private static List<Path> models() throws IOException {
        Path folder = model("registry").getParent();
        return List.copyOf(ShareFiles.all(folder, name -> name.endsWith("-model.xml")).stream()
                .filter(file -> !file.endsWith("search-model.xml")) // words for the index: nothing to see
                .toList());
    }

    private static Path model(String name) {
        return ShareFiles.PLATFORM.resolve("alfresco/module/vanthu-platform/model/" + name + "-model.xml");
    }

    private static Set<String> conditions(Document config, String evaluator) {
        return ShareFiles.elements(config, "config")
                .filter(one -> one.getAttribute("evaluator").equals(evaluator))
                .map(one -> one.getAttribute("condition"))
                .collect(Collectors.toSet());
    }

    private static Set<String> texts(Document document, String element) {
        return ShareFiles.elements(document, element)
                .filter(one -> one != document.getDocumentElement())
                .map(Element::getTextContent)
                .collect(Collectors.toSet());
    }

    private static List<Element> descendants(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
                .map(i -> (Element) found.item(i))
                .toList();
    }

    private static Set<String> inside(Element parent, String name) {
        return descendants(parent, name).stream()
                .map(one -> one.getAttribute("id"))
                .collect(Collectors.toSet());
    }

    private static Set<String> shipped(String kind) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/share/names-of-share.txt"))) {
            return lines.filter(line -> line.startsWith(kind + " "))
                    .map(line -> line.substring(kind.length() + 1))
                    .collect(Collectors.toSet());
        }
    }
}
