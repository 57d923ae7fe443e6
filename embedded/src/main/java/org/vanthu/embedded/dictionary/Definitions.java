package org.vanthu.embedded.dictionary;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.repo.dictionary.IndexTokenisationMode;
import org.alfresco.service.cmr.dictionary.AspectDefinition;
import org.alfresco.service.cmr.dictionary.AssociationDefinition;
import org.alfresco.service.cmr.dictionary.ChildAssociationDefinition;
import org.alfresco.service.cmr.dictionary.ClassDefinition;
import org.alfresco.service.cmr.dictionary.Constraint;
import org.alfresco.service.cmr.dictionary.ConstraintDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.ModelDefinition;
import org.alfresco.service.cmr.dictionary.NamespaceDefinition;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.cmr.dictionary.TypeDefinition;
import org.alfresco.service.cmr.i18n.MessageLookup;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** The definitions as the dictionary hands them out. Built while a model is registered, unchanged afterwards. */
final class Definitions {
    private Definitions() {}

    /** What a definition is called: by message, or else by the text of the model. */
    record Text(
            ModelDef model,
            String kind,
            QName name,
            @Nullable String title,
            @Nullable String description) {
        @Nullable
        String title(@Nullable MessageLookup messages) {
            return find(messages, "title", title);
        }

        @Nullable
        String description(@Nullable MessageLookup messages) {
            return find(messages, "description", description);
        }

        private @Nullable String find(@Nullable MessageLookup messages, String what, @Nullable String otherwise) {
            if (messages == null) {
                return otherwise;
            }
            String prefix = name.toPrefixString().replace(':', '_');
            String found = messages.getMessage(
                    model.name.toPrefixString().replace(':', '_') + "." + kind + "." + prefix + "." + what);
            return found == null ? otherwise : found;
        }
    }

    static final class ModelDef implements ModelDefinition {
        final QName name;
        final @Nullable String description;
        final @Nullable String author;
        final @Nullable String version;
        final Map<String, String> namespaces;

        ModelDef(
                QName name,
                @Nullable String description,
                @Nullable String author,
                @Nullable String version,
                Map<String, String> namespaces) {
            this.name = name;
            this.description = description;
            this.author = author;
            this.version = version;
            this.namespaces = namespaces;
        }

        @Override
        public QName getName() {
            return name;
        }

        @Override
        public @Nullable String getDescription(MessageLookup messages) {
            String found = messages == null
                    ? null
                    : messages.getMessage(name.toPrefixString().replace(':', '_') + ".description");
            return found == null ? description : found;
        }

        @Override
        public @Nullable String getAuthor() {
            return author;
        }

        @Override
        public @Nullable String getVersion() {
            return version;
        }

        @Override
        public Collection<NamespaceDefinition> getNamespaces() {
            List<NamespaceDefinition> result = new ArrayList<>();
            namespaces.forEach((prefix, uri) -> result.add(new NamespaceDef(this, uri, prefix)));
            return result;
        }
    }

    record NamespaceDef(ModelDef model, String uri, String prefix) implements NamespaceDefinition {
        @Override
        public ModelDefinition getModel() {
            return model;
        }

        @Override
        public String getUri() {
            return uri;
        }

        @Override
        public String getPrefix() {
            return prefix;
        }
    }

    record DataTypeDef(Text text, String javaClassName) implements DataTypeDefinition {
        @Override
        public ModelDefinition getModel() {
            return text.model();
        }

        @Override
        public QName getName() {
            return text.name();
        }

        @Override
        public @Nullable String getTitle(MessageLookup messages) {
            return text.title(messages);
        }

        @Override
        public @Nullable String getDescription(MessageLookup messages) {
            return text.description(messages);
        }

        @Override
        public String getJavaClassName() {
            return javaClassName;
        }
    }

    record ConstraintDef(
            Text text, Constraint constraint, @Nullable QName ref) implements ConstraintDefinition {
        @Override
        public ModelDefinition getModel() {
            return text.model();
        }

        @Override
        public QName getName() {
            return text.name();
        }

        @Override
        public @Nullable String getTitle(MessageLookup messages) {
            return text.title(messages);
        }

        @Override
        public @Nullable String getDescription(MessageLookup messages) {
            return text.description(messages);
        }

        @Override
        public Constraint getConstraint() {
            return constraint;
        }

        @Override
        public @Nullable QName getRef() {
            return ref;
        }
    }

    /** How a property is defined; overrides make another one. */
    record PropertyDef(
            Text text,
            ClassDefinition container,
            DataTypeDefinition dataType,
            boolean multiple,
            boolean mandatory,
            boolean enforced,
            boolean isProtected,
            @Nullable String defaultValue,
            boolean indexed,
            boolean stored,
            boolean atomic,
            IndexTokenisationMode tokenisation,
            List<ConstraintDefinition> constraints,
            boolean override)
            implements PropertyDefinition {
        @Override
        public ModelDefinition getModel() {
            return text.model();
        }

        @Override
        public QName getName() {
            return text.name();
        }

        @Override
        public @Nullable String getTitle(MessageLookup messages) {
            return text.title(messages);
        }

        @Override
        public @Nullable String getDescription(MessageLookup messages) {
            return text.description(messages);
        }

        @Override
        public @Nullable String getDefaultValue() {
            return defaultValue;
        }

        @Override
        public DataTypeDefinition getDataType() {
            return dataType;
        }

        @Override
        public ClassDefinition getContainerClass() {
            return container;
        }

        @Override
        public boolean isOverride() {
            return override;
        }

        @Override
        public boolean isMultiValued() {
            return multiple;
        }

        @Override
        public boolean isMandatory() {
            return mandatory;
        }

        @Override
        public boolean isMandatoryEnforced() {
            return enforced;
        }

        @Override
        public boolean isProtected() {
            return isProtected;
        }

        @Override
        public boolean isIndexed() {
            return indexed;
        }

        @Override
        public boolean isStoredInIndex() {
            return stored;
        }

        @Override
        public boolean isIndexedAtomically() {
            return atomic;
        }

        @Override
        public IndexTokenisationMode getIndexTokenisationMode() {
            return tokenisation;
        }

        @Override
        public List<ConstraintDefinition> getConstraints() {
            return constraints;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof PropertyDef that
                    && getName().equals(that.getName())
                    && container.getName().equals(that.container.getName());
        }

        @Override
        public int hashCode() {
            return getName().hashCode();
        }

        @Override
        public String toString() {
            return "Property " + getName();
        }
    }

    /** One end of an association. */
    record End(@Nullable QName role, boolean mandatory, boolean enforced, boolean many) {}

    static class AssociationDef implements AssociationDefinition {
        final Text text;
        final ClassDefinition source;
        final End sourceEnd;
        final QName targetName;
        final End targetEnd;
        final boolean isProtected;
        private final DictionaryRegistry dictionary;

        AssociationDef(
                Text text,
                ClassDefinition source,
                End sourceEnd,
                QName targetName,
                End targetEnd,
                boolean isProtected,
                DictionaryRegistry dictionary) {
            this.text = text;
            this.source = source;
            this.sourceEnd = sourceEnd;
            this.targetName = targetName;
            this.targetEnd = targetEnd;
            this.isProtected = isProtected;
            this.dictionary = dictionary;
        }

        @Override
        public ModelDefinition getModel() {
            return text.model();
        }

        @Override
        public QName getName() {
            return text.name();
        }

        @Override
        public @Nullable String getTitle(MessageLookup messages) {
            return text.title(messages);
        }

        @Override
        public @Nullable String getDescription(MessageLookup messages) {
            return text.description(messages);
        }

        @Override
        public boolean isProtected() {
            return isProtected;
        }

        @Override
        public boolean isChild() {
            return false;
        }

        @Override
        public ClassDefinition getSourceClass() {
            return source;
        }

        @Override
        public @Nullable QName getSourceRoleName() {
            return sourceEnd.role();
        }

        @Override
        public boolean isSourceMandatory() {
            return sourceEnd.mandatory();
        }

        @Override
        public boolean isSourceMany() {
            return sourceEnd.many();
        }

        @Override
        public @Nullable ClassDefinition getTargetClass() {
            return dictionary.getClass(targetName);
        }

        @Override
        public @Nullable QName getTargetRoleName() {
            return targetEnd.role();
        }

        @Override
        public boolean isTargetMandatory() {
            return targetEnd.mandatory();
        }

        @Override
        public boolean isTargetMandatoryEnforced() {
            return targetEnd.enforced();
        }

        @Override
        public boolean isTargetMany() {
            return targetEnd.many();
        }
    }

    static final class ChildAssociationDef extends AssociationDef implements ChildAssociationDefinition {
        private final @Nullable String childName;
        private final boolean duplicates;
        private final boolean propagate;

        ChildAssociationDef(
                AssociationDef base,
                DictionaryRegistry dictionary,
                @Nullable String childName,
                boolean duplicates,
                boolean propagate) {
            super(
                    base.text,
                    base.source,
                    base.sourceEnd,
                    base.targetName,
                    base.targetEnd,
                    base.isProtected,
                    dictionary);
            this.childName = childName;
            this.duplicates = duplicates;
            this.propagate = propagate;
        }

        @Override
        public boolean isChild() {
            return true;
        }

        @Override
        public @Nullable String getRequiredChildName() {
            return childName;
        }

        @Override
        public boolean getDuplicateChildNamesAllowed() {
            return duplicates;
        }

        @Override
        public boolean getPropagateTimestamps() {
            return propagate;
        }
    }

    /** A type or aspect with everything that it inherits. */
    abstract static class ClassDef implements ClassDefinition {
        final Text text;
        final @Nullable ClassDef parent;
        final @Nullable Boolean archive;
        final Map<QName, PropertyDefinition> properties = new LinkedHashMap<>();
        final Map<QName, AssociationDefinition> associations = new LinkedHashMap<>();
        final Set<QName> ownAspects = new LinkedHashSet<>();
        final DictionaryRegistry dictionary;

        ClassDef(Text text, @Nullable ClassDef parent, @Nullable Boolean archive, DictionaryRegistry dictionary) {
            this.text = text;
            this.parent = parent;
            this.archive = archive;
            this.dictionary = dictionary;
            if (parent != null) {
                properties.putAll(parent.properties);
                associations.putAll(parent.associations);
            }
        }

        @Override
        public ModelDefinition getModel() {
            return text.model();
        }

        @Override
        public QName getName() {
            return text.name();
        }

        @Override
        public @Nullable String getTitle(MessageLookup messages) {
            return text.title(messages);
        }

        @Override
        public @Nullable String getDescription(MessageLookup messages) {
            return text.description(messages);
        }

        @Override
        public @Nullable QName getParentName() {
            return parent == null ? null : parent.getName();
        }

        @Override
        public @Nullable ClassDefinition getParentClassDefinition() {
            return parent;
        }

        @Override
        public boolean isContainer() {
            return !getChildAssociations().isEmpty();
        }

        @Override
        public @Nullable Boolean getArchive() {
            return (archive == null && parent != null) ? parent.getArchive() : archive;
        }

        @Override
        public Map<QName, PropertyDefinition> getProperties() {
            return properties;
        }

        @Override
        public Map<QName, Serializable> getDefaultValues() {
            Map<QName, Serializable> values = new LinkedHashMap<>();
            properties.forEach((name, property) -> {
                if (property.getDefaultValue() != null) {
                    values.put(name, property.getDefaultValue());
                }
            });
            return values;
        }

        @Override
        public Map<QName, AssociationDefinition> getAssociations() {
            return associations;
        }

        @Override
        public Map<QName, ChildAssociationDefinition> getChildAssociations() {
            Map<QName, ChildAssociationDefinition> children = new LinkedHashMap<>();
            associations.forEach((name, association) -> {
                if (association instanceof ChildAssociationDefinition child) {
                    children.put(name, child);
                }
            });
            return children;
        }

        @Override
        public List<AspectDefinition> getDefaultAspects() {
            return getDefaultAspects(true);
        }

        @Override
        public List<AspectDefinition> getDefaultAspects(boolean inherited) {
            return (inherited ? getDefaultAspectNames() : ownAspects)
                    .stream().map(dictionary::getAspect).toList();
        }

        @Override
        public Set<QName> getDefaultAspectNames() {
            Set<QName> names = new LinkedHashSet<>();
            for (ClassDef type = this; type != null; type = type.parent) {
                names.addAll(type.ownAspects);
            }
            return names;
        }

        @Override
        public String toString() {
            return "Class " + getName();
        }
    }

    static final class TypeDef extends ClassDef implements TypeDefinition {
        TypeDef(Text text, @Nullable ClassDef parent, @Nullable Boolean archive, DictionaryRegistry dictionary) {
            super(text, parent, archive, dictionary);
        }

        @Override
        public boolean isAspect() {
            return false;
        }
    }

    static final class AspectDef extends ClassDef implements AspectDefinition {
        AspectDef(Text text, @Nullable ClassDef parent, @Nullable Boolean archive, DictionaryRegistry dictionary) {
            super(text, parent, archive, dictionary);
        }

        @Override
        public boolean isAspect() {
            return true;
        }
    }
}
