package org.vanthu.embedded.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.dictionary.InvalidTypeException;
import org.alfresco.service.cmr.model.FileExistsException;
import org.alfresco.service.cmr.model.FileFolderService;
import org.alfresco.service.cmr.model.FileInfo;
import org.alfresco.service.cmr.model.FileNotFoundException;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.DuplicateChildNodeNameException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.alfresco.service.namespace.RegexQNamePattern;
import org.jspecify.annotations.Nullable;

/** Files ({@code cm:content}) and folders ({@code cm:folder}, without system folders) by name. */
final class NodeFileFolderService implements FileFolderService {
    private final NodeService nodeService;
    private final ContentService contentService;
    private final DictionaryService dictionaryService;

    NodeFileFolderService(NodeService nodeService, ContentService contentService, DictionaryService dictionaryService) {
        this.nodeService = nodeService;
        this.contentService = contentService;
        this.dictionaryService = dictionaryService;
    }

    @Override
    public List<FileInfo> list(NodeRef contextNodeRef) {
        return children(contextNodeRef, true, true);
    }

    @Override
    public List<FileInfo> listFiles(NodeRef contextNodeRef) {
        return children(contextNodeRef, true, false);
    }

    @Override
    public List<FileInfo> listFolders(NodeRef contextNodeRef) {
        return children(contextNodeRef, false, true);
    }

    private List<FileInfo> children(NodeRef folder, boolean files, boolean folders) {
        var found = new ArrayList<FileInfo>();
        for (ChildAssociationRef child :
                nodeService.getChildAssocs(folder, ContentModel.ASSOC_CONTAINS, RegexQNamePattern.MATCH_ALL)) {
            FileInfo info = getFileInfo(child.getChildRef());
            if (info != null && (info.isFolder() ? folders : files)) {
                found.add(info);
            }
        }
        return found;
    }

    @Override
    public @Nullable NodeRef searchSimple(NodeRef contextNodeRef, String name) {
        return nodeService.getChildByName(contextNodeRef, ContentModel.ASSOC_CONTAINS, name);
    }

    @Override
    public FileInfo rename(NodeRef fileFolderRef, String newName) throws FileNotFoundException {
        return move(fileFolderRef, null, newName);
    }

    @Override
    public FileInfo move(NodeRef sourceNodeRef, @Nullable NodeRef targetParentRef, @Nullable String newName)
            throws FileNotFoundException {
        FileInfo before = require(sourceNodeRef);
        String name = newName == null ? before.getName() : newName;
        NodeRef parent = nodeService.getPrimaryParent(sourceNodeRef).getParentRef();
        NodeRef target = targetParentRef == null ? parent : targetParentRef;
        NodeRef other = searchSimple(target, name);
        if (other != null && !other.equals(sourceNodeRef)) {
            throw new FileExistsException(target, name);
        }
        try {
            if (!name.equals(before.getName())) {
                nodeService.setProperty(sourceNodeRef, ContentModel.PROP_NAME, name);
            }
            if (!target.equals(parent) || !name.equals(before.getName())) {
                nodeService.moveNode(sourceNodeRef, target, ContentModel.ASSOC_CONTAINS, assocName(name));
            }
        } catch (DuplicateChildNodeNameException e) {
            throw new FileExistsException(target, name);
        }
        return require(sourceNodeRef);
    }

    @Override
    public FileInfo create(NodeRef parentNodeRef, String name, QName typeQName) {
        if (!isFolder(typeQName) && !isFile(typeQName)) {
            throw new InvalidTypeException("The type is neither a file nor a folder: " + typeQName, typeQName);
        }
        try {
            NodeRef created = nodeService
                    .createNode(
                            parentNodeRef,
                            ContentModel.ASSOC_CONTAINS,
                            assocName(name),
                            typeQName,
                            Map.of(ContentModel.PROP_NAME, name))
                    .getChildRef();
            return Objects.requireNonNull(getFileInfo(created));
        } catch (DuplicateChildNodeNameException e) {
            throw new FileExistsException(parentNodeRef, name);
        }
    }

    @Override
    public void delete(NodeRef nodeRef) {
        nodeService.deleteNode(nodeRef);
    }

    @Override
    public List<FileInfo> getNamePath(@Nullable NodeRef rootNodeRef, NodeRef nodeRef) throws FileNotFoundException {
        var path = new ArrayDeque<FileInfo>();
        for (NodeRef next = nodeRef; !next.equals(rootNodeRef); ) {
            FileInfo info = getFileInfo(next);
            if (info == null) {
                if (rootNodeRef == null && !path.isEmpty()) {
                    break;
                }
                throw new FileNotFoundException(next);
            }
            path.addFirst(info);
            next = nodeService.getPrimaryParent(next).getParentRef();
            if (next == null) {
                break;
            }
        }
        return List.copyOf(path);
    }

    @Override
    public FileInfo resolveNamePath(NodeRef rootNodeRef, List<String> pathElements) throws FileNotFoundException {
        return Objects.requireNonNull(resolveNamePath(rootNodeRef, pathElements, true));
    }

    @Override
    public @Nullable FileInfo resolveNamePath(NodeRef rootNodeRef, List<String> pathElements, boolean mustExist)
            throws FileNotFoundException {
        if (pathElements.isEmpty()) {
            throw new IllegalArgumentException("Path elements list is empty");
        }
        NodeRef current = rootNodeRef;
        for (String name : pathElements) {
            NodeRef child = searchSimple(current, name);
            if (child == null) {
                if (mustExist) {
                    throw new FileNotFoundException("Folder or file not found: " + pathElements);
                }
                return null;
            }
            current = child;
        }
        return require(current);
    }

    @Override
    public @Nullable FileInfo getFileInfo(NodeRef nodeRef) {
        QName type = nodeService.getType(nodeRef);
        boolean folder = isFolder(type);
        return folder || isFile(type)
                ? new NodeFileInfo(nodeRef, type, folder, nodeService.getProperties(nodeRef))
                : null;
    }

    @Override
    public ContentReader getReader(NodeRef nodeRef) {
        requireFile(nodeRef);
        return contentService.getReader(nodeRef, ContentModel.PROP_CONTENT);
    }

    @Override
    public ContentWriter getWriter(NodeRef nodeRef) {
        requireFile(nodeRef);
        ContentWriter writer = contentService.getWriter(nodeRef, ContentModel.PROP_CONTENT, true);
        if (writer.getMimetype() == null) {
            writer.guessMimetype(String.valueOf(nodeService.getProperty(nodeRef, ContentModel.PROP_NAME)));
        }
        return writer;
    }

    @Override
    public boolean exists(NodeRef nodeRef) {
        return nodeService.exists(nodeRef) && getFileInfo(nodeRef) != null;
    }

    private FileInfo require(NodeRef nodeRef) throws FileNotFoundException {
        FileInfo info = getFileInfo(nodeRef);
        if (info == null) {
            throw new FileNotFoundException(nodeRef);
        }
        return info;
    }

    private void requireFile(NodeRef nodeRef) {
        QName type = nodeService.getType(nodeRef);
        if (!isFile(type)) {
            throw new InvalidTypeException("Not a file: " + nodeRef, type);
        }
    }

    private boolean isFolder(QName type) {
        return dictionaryService.isSubClass(type, ContentModel.TYPE_FOLDER)
                && !dictionaryService.isSubClass(type, ContentModel.TYPE_SYSTEM_FOLDER);
    }

    private boolean isFile(QName type) {
        return dictionaryService.isSubClass(type, ContentModel.TYPE_CONTENT);
    }

    private static QName assocName(String name) {
        return QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, QName.createValidLocalName(name));
    }
}
