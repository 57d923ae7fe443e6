package org.alfresco.repo.action;

import java.util.ArrayList;
import java.util.List;

import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.CompositeAction;
import org.alfresco.service.cmr.repository.NodeRef;

/** Actions that run one after the other. */
public class CompositeActionImpl extends ActionImpl implements CompositeAction {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Action> actions = new ArrayList<>();

    public CompositeActionImpl(NodeRef nodeRef, String id) {
        super(nodeRef, id, "composite-action");
    }

    @Override
    public boolean hasActions() {
        return !actions.isEmpty();
    }

    @Override
    public void addAction(Action action) {
        actions.add(action);
    }

    @Override
    public void addAction(int index, Action action) {
        actions.add(index, action);
    }

    @Override
    public void setAction(int index, Action action) {
        actions.set(index, action);
    }

    @Override
    public Action getAction(int index) {
        return actions.get(index);
    }

    @Override
    public List<Action> getActions() {
        return actions;
    }

    @Override
    public int indexOfAction(Action action) {
        return actions.indexOf(action);
    }

    @Override
    public void removeAction(Action action) {
        actions.remove(action);
    }

    @Override
    public void removeAllActions() {
        actions.clear();
    }
}
