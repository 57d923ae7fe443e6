package org.vanthu.embedded.action;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * What a change of properties means to rules. Empty content is none ({@code policy.content.update.ignoreEmpty}), and
 * protected properties, which the repository changes by itself, do not count.
 */
record Changes(boolean hasContent, boolean hasEmptyContent, boolean hasFirstContent, boolean hasOthers) {
    private static final Changes NONE = new Changes(false, false, false, false);

    static Changes between(
            Map<QName, Serializable> before, Map<QName, Serializable> after, DictionaryService dictionary) {
        Set<QName> names = new HashSet<>(before.keySet());
        names.addAll(after.keySet());
        Changes changes = NONE;
        for (QName name : names) {
            changes = changes.and(of(dictionary.getProperty(name), before.get(name), after.get(name)));
        }
        return changes;
    }

    private static Changes of(
            @Nullable PropertyDefinition definition, @Nullable Serializable before, @Nullable Serializable after) {
        if (definition != null && definition.isProtected()) {
            return NONE;
        }
        if (definition == null
                || definition.isMultiValued()
                || !DataTypeDefinition.CONTENT.equals(definition.getDataType().getName())) {
            return new Changes(false, false, false, !Objects.equals(before, after));
        }
        boolean was = isContent(before);
        boolean is = isContent(after);
        boolean changed = was && !(is && Objects.equals(before, after));
        return new Changes(is, after != null && !is, is && !was, changed);
    }

    private static boolean isContent(@Nullable Serializable value) {
        return value instanceof ContentData data && data.getContentUrl() != null && data.getSize() > 0;
    }

    /** A node with one empty content and one that is not has content. */
    private Changes and(Changes other) {
        boolean content = hasContent || other.hasContent;
        return new Changes(
                content,
                !content && (hasEmptyContent || other.hasEmptyContent),
                hasFirstContent || other.hasFirstContent,
                hasOthers || other.hasOthers);
    }
}
