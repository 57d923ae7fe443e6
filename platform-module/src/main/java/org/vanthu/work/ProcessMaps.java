package org.vanthu.work;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Which outcomes lead from step to step, read from the definitions that the module ships. */
final class ProcessMaps {

    private static final String DEFINITIONS = "classpath*:alfresco/module/vanthu-platform/workflow/*.bpmn20.xml";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Pattern OUTCOME = Pattern.compile("workwf_outcome == '([^']+)'");

    private final Map<String, Map<String, Map<String, String>>> processes = new HashMap<>();

    ProcessMaps() {
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver(ProcessMaps.class.getClassLoader())
                    .getResources(DEFINITIONS)) {
                read(resource);
            }
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the definitions of the processes cannot be read", e);
        }
    }

    /**
     * The shortest way.
     *
     * @return the outcomes one after the other; none when it is the same step
     * @throws IllegalStateException if there is no way
     */
    List<String> way(String process, String from, String to) {
        Map<String, Map<String, String>> steps = processes.getOrDefault(process, Map.of());
        Deque<List<String>> ways = new ArrayDeque<>(List.of(List.of()));
        Deque<String> ends = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>(Set.of(from));
        while (!ends.isEmpty()) {
            String end = ends.remove();
            List<String> way = ways.remove();
            if (end.equals(to)) {
                return way;
            }
            steps.getOrDefault(end, Map.of()).forEach((outcome, next) -> {
                if (seen.add(next)) {
                    List<String> longer = new ArrayList<>(way);
                    longer.add(outcome);
                    ends.add(next);
                    ways.add(longer);
                }
            });
        }
        throw new IllegalStateException("no way in " + process + " leads from " + from + " to " + to);
    }

    /** The steps of each process by its id. */
    Map<String, Set<String>> steps() {
        Map<String, Set<String>> all = new HashMap<>();
        processes.forEach((process, steps) -> all.put(process, steps.keySet()));
        return all;
    }

    private void read(Resource resource) throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        Element root;
        try (InputStream in = resource.getInputStream()) {
            root = factory.newDocumentBuilder().parse(in).getDocumentElement();
        }
        Element process = elements(root, "process").get(0);
        Map<String, List<Element>> flows = new HashMap<>();
        for (Element flow : elements(process, "sequenceFlow")) {
            flows.computeIfAbsent(flow.getAttribute("sourceRef"), id -> new ArrayList<>())
                    .add(flow);
        }
        Map<String, Map<String, String>> steps = new HashMap<>();
        elements(process, "userTask").forEach(task -> steps.put(task.getAttribute("id"), new HashMap<>()));
        steps.forEach((step, next) -> {
            for (Element toGateway : flows.getOrDefault(step, List.of())) {
                for (Element flow : flows.getOrDefault(toGateway.getAttribute("targetRef"), List.of())) {
                    Matcher outcome = OUTCOME.matcher(flow.getTextContent());
                    while (steps.containsKey(flow.getAttribute("targetRef")) && outcome.find()) {
                        next.put(outcome.group(1), flow.getAttribute("targetRef"));
                    }
                }
            }
        });
        processes.put(process.getAttribute("id"), steps);
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> elements = new ArrayList<>();
        NodeList all = parent.getElementsByTagNameNS(BPMN, name);
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }
}
