package org.alfresco.service.cmr.model;

import java.util.List;

import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/** Files and folders the way a file system sees them: by name, in their folder. */
public interface FileFolderService {
    List<FileInfo> list(NodeRef contextNodeRef);

    List<FileInfo> listFiles(NodeRef contextNodeRef);

    List<FileInfo> listFolders(NodeRef contextNodeRef);

    /** Answers the child with this name, whatever its case, or null. */
    NodeRef searchSimple(NodeRef contextNodeRef, String name);

    /** @throws FileExistsException if the folder has a child with the new name */
    FileInfo rename(NodeRef fileFolderRef, String newName) throws FileExistsException, FileNotFoundException;

    FileInfo move(NodeRef sourceNodeRef, NodeRef targetParentRef, String newName)
            throws FileExistsException, FileNotFoundException;

    /** @throws FileExistsException if the folder has a child with this name */
    FileInfo create(NodeRef parentNodeRef, String name, QName typeQName) throws FileExistsException;

    void delete(NodeRef nodeRef);

    List<FileInfo> getNamePath(NodeRef rootNodeRef, NodeRef nodeRef) throws FileNotFoundException;

    FileInfo resolveNamePath(NodeRef rootNodeRef, List<String> pathElements) throws FileNotFoundException;

    FileInfo resolveNamePath(NodeRef rootNodeRef, List<String> pathElements, boolean mustExist)
            throws FileNotFoundException;

    /** Answers what a listing shows of the node, or null if it is neither file nor folder. */
    FileInfo getFileInfo(NodeRef nodeRef);

    ContentReader getReader(NodeRef nodeRef);

    ContentWriter getWriter(NodeRef nodeRef);

    boolean exists(NodeRef nodeRef);
}
