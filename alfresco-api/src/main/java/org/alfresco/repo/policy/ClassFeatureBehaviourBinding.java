package org.alfresco.repo.policy;

import java.util.Objects;

import org.alfresco.service.namespace.QName;

/** Binds a behaviour to a property or association of a type or aspect. */
public class ClassFeatureBehaviourBinding extends ClassBehaviourBinding {
    private final QName featureQName;

    ClassFeatureBehaviourBinding(QName classQName, QName featureQName) {
        super(classQName);
        this.featureQName = featureQName;
    }

    QName getFeatureQName() {
        return featureQName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassFeatureBehaviourBinding that
                && super.equals(other)
                && Objects.equals(featureQName, that.featureQName);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Objects.hashCode(featureQName);
    }

    @Override
    public String toString() {
        return "ClassFeatureBinding[class=" + getClassQName() + ", feature=" + featureQName + "]";
    }
}
