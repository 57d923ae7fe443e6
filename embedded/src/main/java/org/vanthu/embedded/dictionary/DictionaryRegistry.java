package org.vanthu.embedded.dictionary;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.alfresco.service.cmr.dictionary.AspectDefinition;
import org.alfresco.service.cmr.dictionary.AssociationDefinition;
import org.alfresco.service.cmr.dictionary.ClassDefinition;
import org.alfresco.service.cmr.dictionary.ConstraintDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.DictionaryException;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.dictionary.InvalidTypeException;
import org.alfresco.service.cmr.dictionary.ModelDefinition;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.cmr.dictionary.TypeDefinition;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.springframework.extensions.surf.util.I18NUtil;
import org.vanthu.embedded.dictionary.Definitions.ClassDef;
import org.vanthu.embedded.dictionary.Definitions.ModelDef;
import org.vanthu.embedded.dictionary.Definitions.TypeDef;

/** All models of the repository. Models are registered while the beans are made; afterwards it is only read. */
public final class DictionaryRegistry implements DictionaryService {
    private final NamespaceService namespaces;
    private final Map<QName, ModelDefinition> models = new ConcurrentHashMap<>();
    private final Map<QName, DataTypeDefinition> dataTypes = new ConcurrentHashMap<>();
    private final Map<QName, ClassDefinition> classes = new ConcurrentHashMap<>();
    private final Map<QName, PropertyDefinition> properties = new ConcurrentHashMap<>();
    private final Map<QName, AssociationDefinition> associations = new ConcurrentHashMap<>();
    private final Map<QName, ConstraintDefinition> constraints = new ConcurrentHashMap<>();
    private final Map<Pair, Boolean> subClasses = new ConcurrentHashMap<>();

    private record Pair(QName name, QName of) {}

    public DictionaryRegistry(NamespaceService namespaces) {
        this.namespaces = namespaces;
    }

    /**
     * Reads a model and adds it.
     *
     * @throws DictionaryException if the model is wrong or names something unknown
     */
    public void load(InputStream model, String source) {
        ModelReader.read(model, source, this);
    }

    NamespaceService namespaces() {
        return namespaces;
    }

    void addModel(ModelDef model) {
        if (models.putIfAbsent(model.getName(), model) != null) {
            throw new DictionaryException("Model " + model.getName() + " is defined twice");
        }
        model.namespaces.forEach((prefix, uri) -> {
            if (namespaces.getURIs().contains(uri)) {
                throw new DictionaryException("Namespace " + uri + " is defined twice");
            }
            namespaces.registerNamespace(prefix, uri);
        });
    }

    void add(DataTypeDefinition type) {
        put(dataTypes, type.getName(), type);
    }

    void add(ConstraintDefinition constraint) {
        put(constraints, constraint.getName(), constraint);
    }

    void add(ClassDefinition type) {
        put(classes, type.getName(), type);
        subClasses.clear();
    }

    void add(PropertyDefinition property) {
        put(properties, property.getName(), property);
    }

    void add(AssociationDefinition association) {
        put(associations, association.getName(), association);
    }

    private static <T> void put(Map<QName, T> map, QName name, T value) {
        if (map.putIfAbsent(name, value) != null) {
            throw new DictionaryException.DuplicateDefinitionException(name + " is defined twice");
        }
    }

    @Override
    public Collection<QName> getAllModels() {
        return new ArrayList<>(models.keySet());
    }

    @Override
    public @Nullable ModelDefinition getModel(QName model) {
        return models.get(model);
    }

    @Override
    public Collection<QName> getAllDataTypes() {
        return new ArrayList<>(dataTypes.keySet());
    }

    @Override
    public @Nullable DataTypeDefinition getDataType(QName name) {
        return dataTypes.get(name);
    }

    @Override
    public Collection<QName> getAllTypes() {
        return names(type -> !type.isAspect());
    }

    @Override
    public Collection<QName> getSubTypes(QName type, boolean follow) {
        return subClasses(type, follow, false);
    }

    @Override
    public Collection<QName> getTypes(QName model) {
        return names(type -> !type.isAspect() && type.getModel().getName().equals(model));
    }

    @Override
    public @Nullable TypeDefinition getType(QName name) {
        return classes.get(name) instanceof TypeDefinition type ? type : null;
    }

    @Override
    public TypeDefinition getAnonymousType(QName type, Collection<QName> aspects) {
        if (!(classes.get(type) instanceof TypeDef base)) {
            throw new InvalidTypeException(type);
        }
        TypeDef joined = new TypeDef(base.text, base, base.archive, this);
        Set<QName> names = new LinkedHashSet<>(base.getDefaultAspectNames());
        names.addAll(aspects);
        for (QName name : names) {
            if (classes.get(name) instanceof ClassDef aspect) {
                aspect.properties.forEach(joined.properties::putIfAbsent);
                aspect.associations.forEach(joined.associations::putIfAbsent);
                joined.ownAspects.add(name);
            }
        }
        return joined;
    }

    @Override
    public Collection<QName> getAllAspects() {
        return names(ClassDefinition::isAspect);
    }

    @Override
    public Collection<QName> getSubAspects(QName aspect, boolean follow) {
        return subClasses(aspect, follow, true);
    }

    @Override
    public Collection<QName> getAspects(QName model) {
        return names(type -> type.isAspect() && type.getModel().getName().equals(model));
    }

    @Override
    public @Nullable AspectDefinition getAspect(QName name) {
        return classes.get(name) instanceof AspectDefinition aspect ? aspect : null;
    }

    @Override
    public @Nullable ClassDefinition getClass(QName name) {
        return classes.get(name);
    }

    @Override
    public boolean isSubClass(QName className, QName ofClassName) {
        return subClasses.computeIfAbsent(new Pair(className, ofClassName), pair -> {
            for (ClassDefinition type = classes.get(pair.name());
                    type != null;
                    type = type.getParentClassDefinition()) {
                if (type.getName().equals(pair.of())) {
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public @Nullable PropertyDefinition getProperty(QName className, QName propertyName) {
        ClassDefinition type = classes.get(className);
        return type == null ? null : type.getProperties().get(propertyName);
    }

    @Override
    public Map<QName, PropertyDefinition> getPropertyDefs(QName className) {
        ClassDefinition type = classes.get(className);
        return type == null ? Map.of() : new LinkedHashMap<>(type.getProperties());
    }

    @Override
    public @Nullable PropertyDefinition getProperty(QName propertyName) {
        return properties.get(propertyName);
    }

    @Override
    public Collection<QName> getProperties(QName model) {
        return properties.values().stream()
                .filter(property -> property.getModel().getName().equals(model))
                .map(PropertyDefinition::getName)
                .toList();
    }

    @Override
    public Collection<QName> getAllProperties(@Nullable QName dataType) {
        return properties.values().stream()
                .filter(property ->
                        dataType == null || property.getDataType().getName().equals(dataType))
                .map(PropertyDefinition::getName)
                .toList();
    }

    @Override
    public @Nullable AssociationDefinition getAssociation(QName associationName) {
        return associations.get(associationName);
    }

    @Override
    public Collection<QName> getAllAssociations() {
        return new ArrayList<>(associations.keySet());
    }

    @Override
    public Collection<QName> getAssociations(QName model) {
        return associations.values().stream()
                .filter(association -> association.getModel().getName().equals(model))
                .map(AssociationDefinition::getName)
                .toList();
    }

    @Override
    public @Nullable ConstraintDefinition getConstraint(QName constraintQName) {
        return constraints.get(constraintQName);
    }

    @Override
    public Collection<ConstraintDefinition> getConstraints(QName model) {
        return constraints.values().stream()
                .filter(constraint -> constraint.getModel().getName().equals(model))
                .toList();
    }

    private List<QName> names(Predicate<ClassDefinition> wanted) {
        return classes.values().stream()
                .filter(wanted)
                .map(ClassDefinition::getName)
                .toList();
    }

    private List<QName> subClasses(QName name, boolean follow, boolean aspect) {
        return names(type -> type.isAspect() == aspect
                && (type.getName().equals(name)
                        || (follow ? isSubClass(type.getName(), name) : name.equals(type.getParentName()))));
    }

    @Override
    public String getMessage(String messageKey) {
        return I18NUtil.getMessage(messageKey);
    }

    @Override
    public String getMessage(String messageKey, Locale locale) {
        return I18NUtil.getMessage(messageKey, locale);
    }

    @Override
    public String getMessage(String messageKey, Object... params) {
        return I18NUtil.getMessage(messageKey, params);
    }

    @Override
    public String getMessage(String messageKey, Locale locale, Object... params) {
        return I18NUtil.getMessage(messageKey, locale, params);
    }
}
