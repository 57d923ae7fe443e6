package org.alfresco.repo.action;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

import org.alfresco.service.cmr.action.ParameterizedItem;

/** Identity and parameter values. */
public abstract class ParameterizedItemImpl implements ParameterizedItem, Serializable {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final HashMap<String, Serializable> parameterValues = new HashMap<>();

    public ParameterizedItemImpl(String id) {
        this(id, null);
    }

    public ParameterizedItemImpl(String id, Map<String, Serializable> parameterValues) {
        this.id = id;
        if (parameterValues != null) {
            this.parameterValues.putAll(parameterValues);
        }
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public Map<String, Serializable> getParameterValues() {
        return new HashMap<>(parameterValues);
    }

    @Override
    public Serializable getParameterValue(String name) {
        return parameterValues.get(name);
    }

    @Override
    public void setParameterValues(Map<String, Serializable> parameterValues) {
        this.parameterValues.clear();
        if (parameterValues != null) {
            this.parameterValues.putAll(parameterValues);
        }
    }

    @Override
    public void setParameterValue(String name, Serializable value) {
        parameterValues.put(name, value);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof ParameterizedItemImpl other && id.equals(other.id);
    }
}
