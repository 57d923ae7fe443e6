package org.alfresco.service.cmr.action;

import java.io.Serializable;
import java.util.List;

/** Actions in order. */
public interface ActionList<A extends Action> extends Serializable {

    boolean hasActions();

    void addAction(A action);

    void addAction(int index, A action);

    void setAction(int index, A action);

    A getAction(int index);

    List<A> getActions();

    int indexOfAction(A action);

    void removeAction(A action);

    void removeAllActions();
}
