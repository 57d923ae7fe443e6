package org.vanthu.embedded.webscript;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.jspecify.annotations.Nullable;
import org.springframework.extensions.webscripts.Cache;
import org.springframework.extensions.webscripts.Description;
import org.springframework.extensions.webscripts.TransactionParameters;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads description documents. */
final class DescriptionReader {

    private final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();

    DescriptionReader() {
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser cannot be made safe", e);
        }
    }

    /**
     * Reads one document.
     *
     * @param id the path below the root of web scripts, without {@code .desc.xml}; it ends with a dot and the HTTP
     *     method
     * @throws IllegalArgumentException if the document is not a description of a web script
     */
    WebScriptDescription read(String id, URL source) {
        Element root = parse(id, source);
        int dot = id.lastIndexOf('.');
        if (dot < 0 || dot < id.lastIndexOf('/')) {
            throw new IllegalArgumentException(id + ".desc.xml: the name must end with .<method>.desc.xml");
        }
        List<String> uris = uris(root);
        if (uris.isEmpty()) {
            throw new IllegalArgumentException(id + ".desc.xml has no <url>");
        }
        WebScriptDescription.Access access = access(root);
        Element format = child(root, "format");
        return new WebScriptDescription(
                id,
                id.substring(dot + 1).toUpperCase(Locale.ROOT),
                source,
                texts(root, id),
                uris,
                access,
                transaction(root, access.required()),
                cache(root),
                value(Description.FormatStyle.class, text(format), Description.FormatStyle.any),
                format == null ? "html" : format.hasAttribute("default") ? format.getAttribute("default") : "html");
    }

    private Element parse(String id, URL source) {
        try (InputStream in = source.openStream()) {
            Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
            if (!root.getTagName().equals("webscript")) {
                throw new IllegalArgumentException(id + ".desc.xml: the root element is not <webscript>");
            }
            return root;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException(id + ".desc.xml cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> uris(Element root) {
        List<String> uris = new ArrayList<>();
        for (Element url : children(root, "url")) {
            String uri = url.hasAttribute("template") ? url.getAttribute("template") : text(url);
            if (!uri.isEmpty()) {
                uris.add(uri);
            }
        }
        return List.copyOf(uris);
    }

    private static WebScriptDescription.Texts texts(Element root, String id) {
        Set<String> families = new LinkedHashSet<>();
        children(root, "family").forEach(family -> families.add(text(family)));
        String shortName = text(child(root, "shortname"));
        return new WebScriptDescription.Texts(
                root.getAttribute("kind"),
                shortName.isEmpty() ? id : shortName,
                text(child(root, "description")),
                families,
                value(Description.Lifecycle.class, text(child(root, "lifecycle")), Description.Lifecycle.none));
    }

    private static WebScriptDescription.Access access(Element root) {
        Element element = child(root, "authentication");
        String runAs = element == null ? "" : element.getAttribute("runas");
        return new WebScriptDescription.Access(
                value(Description.RequiredAuthentication.class, text(element), Description.RequiredAuthentication.none),
                runAs.isEmpty() ? null : runAs);
    }

    private static TransactionParameters transaction(Element root, Description.RequiredAuthentication authentication) {
        Element element = child(root, "transaction");
        TransactionParameters parameters = new TransactionParameters();
        parameters.setRequired(value(
                Description.RequiredTransaction.class,
                text(element),
                authentication == Description.RequiredAuthentication.none
                        ? Description.RequiredTransaction.none
                        : Description.RequiredTransaction.required));
        if (element != null) {
            parameters.setCapability(value(
                    Description.TransactionCapability.class,
                    element.getAttribute("allow"),
                    Description.TransactionCapability.readwrite));
        }
        return parameters;
    }

    private static Cache cache(Element root) {
        Cache cache = new Cache();
        Element element = child(root, "cache");
        if (element != null) {
            cache.setNeverCache(flag(element, "never", false));
            cache.setIsPublic(flag(element, "public", false));
            cache.setMustRevalidate(flag(element, "mustrevalidate", true));
        }
        return cache;
    }

    private static boolean flag(Element parent, String name, boolean whenMissing) {
        Element element = child(parent, name);
        String text = text(element);
        return element == null ? whenMissing : text.isEmpty() || Boolean.parseBoolean(text);
    }

    private static <E extends Enum<E>> E value(Class<E> type, String text, E whenEmpty) {
        return text.isEmpty() ? whenEmpty : Enum.valueOf(type, text);
    }

    private static String text(@Nullable Element element) {
        return element == null ? "" : element.getTextContent().trim();
    }

    private static @Nullable Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
