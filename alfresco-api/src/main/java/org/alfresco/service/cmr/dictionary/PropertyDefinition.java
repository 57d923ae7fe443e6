package org.alfresco.service.cmr.dictionary;

import java.util.List;

import org.alfresco.repo.dictionary.IndexTokenisationMode;

/** A property. */
public interface PropertyDefinition extends ClassAttributeDefinition {
    String getDefaultValue();

    DataTypeDefinition getDataType();

    ClassDefinition getContainerClass();

    boolean isOverride();

    boolean isMultiValued();

    boolean isMandatory();

    /** Whether a transaction that leaves the property empty is refused. */
    boolean isMandatoryEnforced();

    boolean isIndexed();

    boolean isStoredInIndex();

    boolean isIndexedAtomically();

    /** How text is indexed; {@code TRUE} unless the model says otherwise. */
    IndexTokenisationMode getIndexTokenisationMode();

    List<ConstraintDefinition> getConstraints();
}
