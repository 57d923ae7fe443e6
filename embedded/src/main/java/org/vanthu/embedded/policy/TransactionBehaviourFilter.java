package org.vanthu.embedded.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.alfresco.repo.policy.BehaviourFilter;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Switches behaviours off for the rest of the transaction; each switch is counted and must be undone as often. */
public final class TransactionBehaviourFilter implements BehaviourFilter {
    private static final String KEY = TransactionBehaviourFilter.class.getName();

    private final DictionaryService dictionary;

    private record Switch(
            @Nullable NodeRef nodeRef, @Nullable QName className) {}

    private record State(Map<Switch, Integer> off, Map<Switch, Integer> offWithSubClasses) {}

    public TransactionBehaviourFilter(DictionaryService dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public void disableBehaviour() {
        add(null, null, false);
    }

    @Override
    public void disableBehaviour(QName className) {
        add(null, className, false);
    }

    @Override
    public void disableBehaviour(QName className, boolean includeSubClasses) {
        add(null, className, includeSubClasses);
    }

    @Override
    public void disableBehaviour(NodeRef nodeRef) {
        add(nodeRef, null, false);
    }

    @Override
    public void disableBehaviour(NodeRef nodeRef, QName className) {
        add(nodeRef, className, false);
    }

    @Override
    public void enableBehaviour() {
        remove(null, null);
    }

    @Override
    public void enableBehaviour(QName className) {
        remove(null, className);
    }

    @Override
    public void enableBehaviour(NodeRef nodeRef) {
        remove(nodeRef, null);
    }

    @Override
    public void enableBehaviour(NodeRef nodeRef, QName className) {
        remove(nodeRef, className);
    }

    @Override
    public boolean isActivated() {
        State state = stateOrNull();
        return state != null
                && !(state.off().isEmpty() && state.offWithSubClasses().isEmpty());
    }

    @Override
    public boolean isEnabled() {
        return !isOff(null, null);
    }

    @Override
    public boolean isEnabled(QName className) {
        return isEnabled() && !isOff(null, className);
    }

    @Override
    public boolean isEnabled(NodeRef nodeRef) {
        return isEnabled() && !isOff(nodeRef, null);
    }

    @Override
    public boolean isEnabled(NodeRef nodeRef, QName className) {
        return isEnabled(className) && isEnabled(nodeRef) && !isOffWithSubClasses(nodeRef, className);
    }

    /** For one node a class is always switched off together with those below it. */
    private boolean isOffWithSubClasses(NodeRef nodeRef, QName className) {
        State state = stateOrNull();
        return state != null
                && state.off().keySet().stream()
                        .anyMatch(off -> nodeRef.equals(off.nodeRef())
                                && off.className() != null
                                && (className.equals(off.className())
                                        || dictionary.isSubClass(className, off.className())));
    }

    private boolean isOff(@Nullable NodeRef nodeRef, @Nullable QName className) {
        State state = stateOrNull();
        if (state == null) {
            return false;
        }
        return state.off().containsKey(new Switch(nodeRef, className))
                || (className != null
                        && state.offWithSubClasses().keySet().stream()
                                .anyMatch(off -> Objects.equals(off.nodeRef(), nodeRef)
                                        && off.className() != null
                                        && dictionary.isSubClass(className, off.className())));
    }

    private static @Nullable State stateOrNull() {
        return AlfrescoTransactionSupport.getResource(KEY);
    }

    private static State state() {
        State state = stateOrNull();
        if (state == null) {
            state = new State(new HashMap<>(), new HashMap<>());
            AlfrescoTransactionSupport.bindResource(KEY, state);
        }
        return state;
    }

    private static void add(@Nullable NodeRef nodeRef, @Nullable QName className, boolean subClasses) {
        State state = state();
        (subClasses ? state.offWithSubClasses() : state.off()).merge(new Switch(nodeRef, className), 1, Integer::sum);
    }

    private static void remove(@Nullable NodeRef nodeRef, @Nullable QName className) {
        State state = stateOrNull();
        if (state != null) {
            Switch wanted = new Switch(nodeRef, className);
            state.off().computeIfPresent(wanted, (key, count) -> count > 1 ? count - 1 : null);
            state.offWithSubClasses().computeIfPresent(wanted, (key, count) -> count > 1 ? count - 1 : null);
        }
    }
}
