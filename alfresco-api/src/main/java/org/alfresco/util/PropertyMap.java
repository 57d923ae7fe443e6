package org.alfresco.util;

import java.io.Serializable;
import java.util.HashMap;

import org.alfresco.service.namespace.QName;

/** Properties of a node by name. */
public class PropertyMap extends HashMap<QName, Serializable> {
    private static final long serialVersionUID = 1L;

    public PropertyMap() {}

    public PropertyMap(int initialCapacity) {
        super(initialCapacity);
    }
}
