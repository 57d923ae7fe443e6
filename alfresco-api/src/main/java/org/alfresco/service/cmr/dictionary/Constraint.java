package org.alfresco.service.cmr.dictionary;

import java.util.Map;

/** A rule for the values of a property. */
public interface Constraint {
    String getType();

    String getShortName();

    String getTitle();

    Map<String, Object> getParameters();

    /** Prepares the rule once its parameters are set. */
    void initialize();

    /**
     * Checks a value.
     *
     * @throws ConstraintException if the value breaks the rule
     */
    void evaluate(Object value);
}
