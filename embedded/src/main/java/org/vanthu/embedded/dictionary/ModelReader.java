package org.vanthu.embedded.dictionary;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import org.alfresco.repo.dictionary.IndexTokenisationMode;
import org.alfresco.service.cmr.dictionary.AssociationDefinition;
import org.alfresco.service.cmr.dictionary.ConstraintDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.DictionaryException;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.namespace.DynamicNamespacePrefixResolver;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.dictionary.Definitions.AspectDef;
import org.vanthu.embedded.dictionary.Definitions.AssociationDef;
import org.vanthu.embedded.dictionary.Definitions.ChildAssociationDef;
import org.vanthu.embedded.dictionary.Definitions.ClassDef;
import org.vanthu.embedded.dictionary.Definitions.ConstraintDef;
import org.vanthu.embedded.dictionary.Definitions.DataTypeDef;
import org.vanthu.embedded.dictionary.Definitions.End;
import org.vanthu.embedded.dictionary.Definitions.ModelDef;
import org.vanthu.embedded.dictionary.Definitions.PropertyDef;
import org.vanthu.embedded.dictionary.Definitions.Text;
import org.vanthu.embedded.dictionary.Definitions.TypeDef;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads one model in ACS's XML form and puts its definitions into the dictionary. */
final class ModelReader {
    private final DictionaryRegistry dictionary;
    private final String source;
    private final Element root;
    private final DynamicNamespacePrefixResolver prefixes;
    private final ModelDef model;

    private ModelReader(DictionaryRegistry dictionary, String source, Element root) {
        this.dictionary = dictionary;
        this.source = source;
        this.root = root;
        this.prefixes = new DynamicNamespacePrefixResolver();
        Map<String, String> own = new LinkedHashMap<>();
        list("imports", "import")
                .forEach(e -> prefixes.registerNamespace(e.getAttribute("prefix"), e.getAttribute("uri")));
        list("namespaces", "namespace").forEach(e -> {
            own.put(e.getAttribute("prefix"), e.getAttribute("uri"));
            prefixes.registerNamespace(e.getAttribute("prefix"), e.getAttribute("uri"));
        });
        this.model =
                new ModelDef(name(root), text(root, "description"), text(root, "author"), text(root, "version"), own);
    }

    static void read(InputStream in, String source, DictionaryRegistry dictionary) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
            new ModelReader(dictionary, source, root).register();
        } catch (DictionaryException e) {
            throw e;
        } catch (Exception e) {
            throw new DictionaryException("Model " + source + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void register() {
        for (Element imported : list("imports", "import")) {
            if (!dictionary.namespaces().getURIs().contains(imported.getAttribute("uri"))) {
                throw failure("imports namespace " + imported.getAttribute("uri") + ", which no model defines");
            }
        }
        dictionary.addModel(model);
        list("data-types", "data-type")
                .forEach(e -> dictionary.add(new DataTypeDef(
                        describe(e, "datatype"),
                        Optional.ofNullable(text(e, "java-class")).orElse("java.lang.Object"))));
        list("constraints", "constraint").forEach(e -> dictionary.add(constraint(e, null)));
        List<Element> aspects = list("aspects", "aspect");
        List<Element> types = list("types", "type");
        Map<QName, Element> pending = new LinkedHashMap<>();
        aspects.forEach(e -> pending.put(name(e), e));
        types.forEach(e -> pending.put(name(e), e));
        List<ClassDef> made = new ArrayList<>();
        while (!pending.isEmpty()) {
            declare(pending, pending.keySet().iterator().next(), made);
        }
        made.forEach(this::checkAspects);
    }

    private void declare(Map<QName, Element> pending, QName name, List<ClassDef> made) {
        Element element = pending.remove(name);
        if (element == null) {
            return;
        }
        ClassDef parent = null;
        String parentName = text(element, "parent");
        if (parentName != null) {
            QName parentQName = qname(parentName);
            declare(pending, parentQName, made);
            parent = (ClassDef) dictionary.getClass(parentQName);
            if (parent == null) {
                throw failure(name + " has the unknown parent " + parentName);
            }
        }
        boolean aspect = element.getTagName().equals("aspect");
        Text text = describe(element, aspect ? "aspect" : "type");
        String archive = text(element, "archive");
        Boolean archived = archive == null ? null : Boolean.valueOf(archive);
        ClassDef made1 = aspect
                ? new AspectDef(text, parent, archived, dictionary)
                : new TypeDef(text, parent, archived, dictionary);
        fill(made1, element);
        dictionary.add(made1);
        made.add(made1);
    }

    private void fill(ClassDef type, Element element) {
        children(child(element, "properties"), "property").forEach(e -> {
            PropertyDefinition property = property(type, e);
            type.properties.put(property.getName(), property);
            dictionary.add(property);
        });
        children(child(element, "overrides"), "property").forEach(e -> override(type, e));
        Element associations = child(element, "associations");
        children(associations, "association").forEach(e -> add(type, association(type, e)));
        children(associations, "child-association")
                .forEach(e -> add(
                        type,
                        new ChildAssociationDef(
                                association(type, e),
                                dictionary,
                                text(e, "child-name"),
                                !"false".equals(text(e, "duplicate")),
                                "true".equals(text(e, "propagateTimestamps")))));
        children(child(element, "mandatory-aspects"), "aspect")
                .forEach(e -> type.ownAspects.add(qname(e.getTextContent().trim())));
    }

    private void add(ClassDef type, AssociationDefinition association) {
        type.associations.put(association.getName(), association);
        dictionary.add(association);
    }

    private void checkAspects(ClassDef type) {
        for (QName aspect : type.ownAspects) {
            if (dictionary.getAspect(aspect) == null) {
                throw failure(type.getName() + " has the unknown mandatory aspect " + aspect);
            }
        }
    }

    private PropertyDef property(ClassDef type, Element e) {
        String dataTypeName = text(e, "type");
        if (dataTypeName == null) {
            throw failure("property " + e.getAttribute("name") + " has no type");
        }
        DataTypeDefinition dataType = dictionary.getDataType(qname(dataTypeName));
        if (dataType == null) {
            throw failure("property " + e.getAttribute("name") + " has the unknown type " + dataTypeName);
        }
        Element mandatory = child(e, "mandatory");
        Element index = child(e, "index");
        Text text = describe(e, "property");
        boolean isMandatory =
                mandatory != null && "true".equals(mandatory.getTextContent().trim());
        return new PropertyDef(
                text,
                type,
                dataType,
                "true".equals(text(e, "multiple")),
                isMandatory,
                isMandatory && mandatory != null && "true".equals(mandatory.getAttribute("enforced")),
                "true".equals(text(e, "protected")),
                text(e, "default"),
                index == null || !"false".equals(index.getAttribute("enabled")),
                index != null && "true".equals(text(index, "stored")),
                index == null || !"false".equals(text(index, "atomic")),
                tokenisation(index),
                constraints(e, text.name()),
                false);
    }

    private static IndexTokenisationMode tokenisation(@Nullable Element index) {
        String text = index == null ? null : text(index, "tokenised");
        return switch (text == null ? "true" : text.toLowerCase(Locale.ROOT)) {
            case "false" -> IndexTokenisationMode.FALSE;
            case "both" -> IndexTokenisationMode.BOTH;
            default -> IndexTokenisationMode.TRUE;
        };
    }

    private void override(ClassDef type, Element e) {
        QName name = name(e);
        if (!(type.properties.get(name) instanceof PropertyDef base)) {
            throw failure(type.getName() + " overrides " + name + ", which it does not inherit");
        }
        Element mandatory = child(e, "mandatory");
        boolean isMandatory = mandatory == null
                ? base.mandatory()
                : "true".equals(mandatory.getTextContent().trim());
        boolean enforced = mandatory == null
                ? base.enforced()
                : isMandatory && (base.enforced() || "true".equals(mandatory.getAttribute("enforced")));
        List<ConstraintDefinition> constraints = new ArrayList<>(base.constraints());
        constraints.addAll(constraints(e, name));
        String newDefault = text(e, "default");
        type.properties.put(
                name,
                new PropertyDef(
                        base.text(),
                        type,
                        base.dataType(),
                        base.multiple(),
                        isMandatory,
                        enforced,
                        base.isProtected(),
                        newDefault == null ? base.defaultValue() : newDefault,
                        base.indexed(),
                        base.stored(),
                        base.atomic(),
                        base.tokenisation(),
                        constraints,
                        true));
    }

    private List<ConstraintDefinition> constraints(Element property, QName propertyName) {
        List<ConstraintDefinition> result = new ArrayList<>();
        children(child(property, "constraints"), "constraint").forEach(e -> result.add(constraint(e, propertyName)));
        return result;
    }

    private ConstraintDef constraint(Element e, @Nullable QName owner) {
        String ref = e.getAttribute("ref");
        if (!ref.isEmpty()) {
            QName refName = qname(ref);
            ConstraintDefinition known = dictionary.getConstraint(refName);
            if (known == null) {
                throw failure("unknown constraint " + ref);
            }
            return new ConstraintDef(describe(e, "constraint", refName), known.getConstraint(), refName);
        }
        QName name = e.getAttribute("name").isEmpty()
                ? QName.createQName(
                        owner == null ? "" : owner.getNamespaceURI(),
                        (owner == null ? "" : owner.getLocalName()) + "_" + e.getAttribute("type"))
                : name(e);
        Map<String, Object> parameters = new HashMap<>();
        children(e, "parameter").forEach(p -> parameters.put(p.getAttribute("name"), parameter(p)));
        return new ConstraintDef(
                describe(e, "constraint", name),
                Constraints.create(e.getAttribute("type"), name.toString(), parameters),
                null);
    }

    private static Object parameter(Element parameter) {
        Element list = child(parameter, "list");
        if (list != null) {
            return children(list, "value").stream()
                    .map(value -> value.getTextContent().trim())
                    .toList();
        }
        Element value = child(parameter, "value");
        return value == null ? "" : value.getTextContent();
    }

    private AssociationDef association(ClassDef type, Element e) {
        Element target = child(e, "target");
        String targetClass = target == null ? null : text(target, "class");
        if (targetClass == null) {
            throw failure("association " + e.getAttribute("name") + " has no target class");
        }
        return new AssociationDef(
                describe(e, "association"),
                type,
                end(child(e, "source"), true),
                qname(targetClass),
                end(target, true),
                "true".equals(text(e, "protected")),
                dictionary);
    }

    private End end(@Nullable Element e, boolean manyByDefault) {
        if (e == null) {
            return new End(null, false, false, manyByDefault);
        }
        Element mandatory = child(e, "mandatory");
        String role = text(e, "role");
        String many = text(e, "many");
        boolean isMandatory =
                mandatory != null && "true".equals(mandatory.getTextContent().trim());
        return new End(
                role == null ? null : qname(role),
                isMandatory,
                isMandatory && mandatory != null && "true".equals(mandatory.getAttribute("enforced")),
                many == null ? manyByDefault : Boolean.parseBoolean(many));
    }

    private Text describe(Element e, String kind) {
        return describe(e, kind, name(e));
    }

    private Text describe(Element e, String kind, QName name) {
        return new Text(model, kind, name.getPrefixedQName(prefixes), text(e, "title"), text(e, "description"));
    }

    private QName name(Element e) {
        return qname(e.getAttribute("name")).getPrefixedQName(prefixes);
    }

    private QName qname(String prefixed) {
        return QName.resolveToQName(prefixes, prefixed.trim());
    }

    private DictionaryException failure(String text) {
        return new DictionaryException("Model " + source + ": " + text);
    }

    private List<Element> list(String container, String tag) {
        return children(child(root, container), tag);
    }

    private static @Nullable Element child(Element parent, String tag) {
        List<Element> found = children(parent, tag);
        return found.isEmpty() ? null : found.get(0);
    }

    private static List<Element> children(@Nullable Element parent, String tag) {
        List<Element> result = new ArrayList<>();
        if (parent != null) {
            for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element && element.getTagName().equals(tag)) {
                    result.add(element);
                }
            }
        }
        return result;
    }

    private static @Nullable String text(Element parent, String tag) {
        Element found = child(parent, tag);
        return found == null ? null : found.getTextContent().trim();
    }
}
