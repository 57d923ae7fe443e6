package org.alfresco.repo.policy;

import java.util.Objects;

import org.alfresco.service.namespace.QName;

/** Binds a behaviour to a type or aspect; without a name to all. */
public class ClassBehaviourBinding implements BehaviourBinding {
    private final QName classQName;

    ClassBehaviourBinding(QName classQName) {
        this.classQName = classQName;
    }

    public QName getClassQName() {
        return classQName;
    }

    @Override
    public BehaviourBinding generaliseBinding() {
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassBehaviourBinding that
                && getClass() == that.getClass()
                && Objects.equals(classQName, that.classQName);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(classQName);
    }

    @Override
    public String toString() {
        return "ClassBinding[class=" + classQName + "]";
    }
}
