package org.vanthu.embedded.content;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.content.ContentServicePolicies.OnContentPropertyUpdatePolicy;
import org.alfresco.repo.content.ContentServicePolicies.OnContentReadPolicy;
import org.alfresco.repo.content.ContentServicePolicies.OnContentUpdatePolicy;
import org.alfresco.repo.node.NodeServicePolicies;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Turns changes of content properties into the policies of the content service, and purges the content of temporary
 * nodes.
 */
public final class ContentPolicies {
    private final NodeService nodeService;
    private final ContentPurge purge;
    private final boolean eager;
    private final ClassPolicyDelegate<OnContentUpdatePolicy> onUpdate;
    private final ClassPolicyDelegate<OnContentPropertyUpdatePolicy> onPropertyUpdate;
    private final ClassPolicyDelegate<OnContentReadPolicy> onRead;

    /**
     * @param eager whether the content of every deleted node goes with the commit, as
     *     {@code system.content.eagerOrphanCleanup}
     */
    ContentPolicies(PolicyComponent policyComponent, NodeService nodeService, ContentPurge purge, boolean eager) {
        this.nodeService = nodeService;
        this.purge = purge;
        this.eager = eager;
        this.onUpdate = policyComponent.registerClassPolicy(OnContentUpdatePolicy.class);
        this.onPropertyUpdate = policyComponent.registerClassPolicy(OnContentPropertyUpdatePolicy.class);
        this.onRead = policyComponent.registerClassPolicy(OnContentReadPolicy.class);
        policyComponent.bindClassBehaviour(
                NodeServicePolicies.OnUpdatePropertiesPolicy.QNAME,
                ContentModel.TYPE_BASE,
                new JavaBehaviour(this, "onUpdateProperties", NotificationFrequency.EVERY_EVENT));
        policyComponent.bindClassBehaviour(
                NodeServicePolicies.BeforeDeleteNodePolicy.QNAME,
                ContentModel.TYPE_BASE,
                new JavaBehaviour(this, "beforeDeleteNode", NotificationFrequency.EVERY_EVENT));
    }

    /** Behaviour: finds the content properties that changed. */
    public void onUpdateProperties(NodeRef nodeRef, Map<QName, Serializable> before, Map<QName, Serializable> after) {
        Set<QName> names = new HashSet<>();
        contentNames(before, names);
        contentNames(after, names);
        if (names.isEmpty()) {
            return;
        }
        boolean changed = false;
        boolean first = false;
        for (QName name : names) {
            ContentData old = content(before, name);
            ContentData now = content(after, name);
            if (!Objects.equals(old, now)) {
                onPropertyUpdate.get(nodeRef, classes(nodeRef)).onContentPropertyUpdate(nodeRef, name, old, now);
            }
            if (ContentData.hasContent(now) && !Objects.equals(url(old), url(now))) {
                changed = true;
                first |= !ContentData.hasContent(old);
            }
        }
        if (changed) {
            onUpdate.get(nodeRef, classes(nodeRef)).onContentUpdate(nodeRef, first);
        }
    }

    /** Behaviour: the bytes of a node that is marked {@code sys:temporary} do not outlive it. */
    public void beforeDeleteNode(NodeRef nodeRef) {
        if (!eager && !nodeService.hasAspect(nodeRef, ContentModel.ASPECT_TEMPORARY)) {
            return;
        }
        List<String> urls = new ArrayList<>();
        for (Serializable value : nodeService.getProperties(nodeRef).values()) {
            if (value instanceof ContentData data && data.getContentUrl() != null) {
                urls.add(data.getContentUrl());
            }
        }
        purge.purge(nodeRef, urls);
    }

    void onRead(NodeRef nodeRef) {
        onRead.get(nodeRef, classes(nodeRef)).onContentRead(nodeRef);
    }

    private Set<QName> classes(NodeRef nodeRef) {
        Set<QName> classes = new HashSet<>(nodeService.getAspects(nodeRef));
        classes.add(nodeService.getType(nodeRef));
        return classes;
    }

    private static void contentNames(Map<QName, Serializable> properties, Set<QName> names) {
        properties.forEach((name, value) -> {
            if (value instanceof ContentData) {
                names.add(name);
            }
        });
    }

    private static @Nullable ContentData content(Map<QName, Serializable> properties, QName name) {
        return properties.get(name) instanceof ContentData data ? data : null;
    }

    private static @Nullable String url(@Nullable ContentData data) {
        return data == null ? null : data.getContentUrl();
    }
}
