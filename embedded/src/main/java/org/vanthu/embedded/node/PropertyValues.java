package org.vanthu.embedded.node;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.dictionary.ClassDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.DictionaryException;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.cmr.repository.MLText;
import org.alfresco.service.cmr.repository.datatype.DefaultTypeConverter;
import org.alfresco.service.cmr.repository.datatype.TypeConversionException;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.springframework.extensions.surf.util.I18NUtil;

/** Turns what callers give into what is stored, and what is stored into what callers see. */
final class PropertyValues {
    /** Properties that the engine answers from the row itself. */
    static final Set<QName> REFERENCEABLE = Set.of(
            ContentModel.PROP_NODE_UUID,
            ContentModel.PROP_NODE_DBID,
            ContentModel.PROP_STORE_PROTOCOL,
            ContentModel.PROP_STORE_IDENTIFIER,
            ContentModel.PROP_LOCALE);

    static final Set<QName> AUDITABLE = Set.of(
            ContentModel.PROP_CREATED,
            ContentModel.PROP_CREATOR,
            ContentModel.PROP_MODIFIED,
            ContentModel.PROP_MODIFIER,
            ContentModel.PROP_ACCESSED);

    private final DictionaryService dictionary;

    PropertyValues(DictionaryService dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * The value as it is stored.
     *
     * @param before the stored value, to which a text in one language is added
     * @throws TypeConversionException if the value does not fit the type of the property
     * @throws DictionaryException if the value is a list and the property takes one value
     */
    @Nullable
    Serializable stored(QName name, @Nullable Serializable value, @Nullable Serializable before, boolean mlAware) {
        PropertyDefinition definition = dictionary.getProperty(name);
        if (definition == null || value == null) {
            return value;
        }
        QName type = definition.getDataType().getName();
        if (value instanceof Collection<?> values) {
            if (!definition.isMultiValued() && !type.equals(DataTypeDefinition.ANY)) {
                throw new DictionaryException("Property " + name + " takes one value and no list");
            }
            ArrayList<@Nullable Serializable> list = new ArrayList<>(values.size());
            values.forEach(item -> list.add(convert(definition, item)));
            return list;
        }
        if (type.equals(DataTypeDefinition.MLTEXT) && !mlAware && !(value instanceof MLText)) {
            MLText texts = new MLText();
            if (before instanceof MLText known) {
                texts.putAll(known);
            }
            texts.addValue(I18NUtil.getContentLocale(), DefaultTypeConverter.INSTANCE.convert(String.class, value));
            return texts;
        }
        Serializable converted = convert(definition, value);
        if (definition.isMultiValued() && !type.equals(DataTypeDefinition.ANY)) {
            ArrayList<@Nullable Serializable> list = new ArrayList<>();
            list.add(converted);
            return list;
        }
        return converted;
    }

    private static @Nullable Serializable convert(PropertyDefinition definition, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (definition.getDataType().getName().equals(DataTypeDefinition.ANY)) {
            return (Serializable) value;
        }
        try {
            return (Serializable) DefaultTypeConverter.INSTANCE.convert(definition.getDataType(), value);
        } catch (TypeConversionException e) {
            throw new TypeConversionException(
                    "The value '" + value + "' does not fit property " + definition.getName() + " of type "
                            + definition.getDataType().getName().getLocalName(),
                    e);
        }
    }

    /** All that a caller sees: what is stored and what the row itself says. */
    Map<QName, Serializable> seen(NodeState state, boolean mlAware) {
        Map<QName, Serializable> all = new HashMap<>(state.props.size() * 2 + 8);
        state.props.forEach((name, value) -> {
            Serializable seen = seen(value, mlAware);
            if (seen != null) {
                all.put(name, seen);
            } else {
                all.put(name, null);
            }
        });
        all.put(ContentModel.PROP_NODE_UUID, state.ref.getId());
        all.put(ContentModel.PROP_NODE_DBID, state.id);
        all.put(ContentModel.PROP_STORE_PROTOCOL, state.ref.getStoreRef().getProtocol());
        all.put(ContentModel.PROP_STORE_IDENTIFIER, state.ref.getStoreRef().getIdentifier());
        all.put(ContentModel.PROP_LOCALE, Locale.ROOT);
        return all;
    }

    @Nullable
    Serializable seen(NodeState state, QName name, boolean mlAware) {
        if (name.getNamespaceURI().equals(NamespaceService.SYSTEM_MODEL_1_0_URI) && REFERENCEABLE.contains(name)) {
            return seen(state, mlAware).get(name);
        }
        return seen(state.props.get(name), mlAware);
    }

    private static @Nullable Serializable seen(@Nullable Serializable value, boolean mlAware) {
        if (value instanceof MLText texts) {
            return mlAware ? (MLText) texts.clone() : texts.getDefaultValue();
        }
        if (value instanceof ArrayList<?> list) {
            return (ArrayList<?>) list.clone();
        }
        return value;
    }

    /** Adds the defaults of a class for what is not set. */
    void addDefaults(NodeState state, ClassDefinition type) {
        for (PropertyDefinition property : type.getProperties().values()) {
            String value = property.getDefaultValue();
            if (value != null && !state.props.containsKey(property.getName())) {
                Serializable stored = stored(property.getName(), value, null, false);
                if (stored != null) {
                    state.props.put(property.getName(), stored);
                }
            }
        }
    }
}
