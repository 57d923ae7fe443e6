package org.vanthu.contract.file;

import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.model.FileExistsException;
import org.alfresco.service.cmr.model.FileFolderService;
import org.alfresco.service.cmr.model.FileInfo;
import org.alfresco.service.cmr.model.FileNotFoundException;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files and folders. */
@ExtendWith(Repository.class)
class FileFolderContract {
    private final Acs acs;
    private final FileFolderService files;

    FileFolderContract(Acs acs) {
        this.acs = acs;
        this.files = acs.bean("fileFolderService", FileFolderService.class);
    }

    private NodeRef file(NodeRef folder, String name) {
        return acs.inTransaction(
                () -> files.create(folder, name, ContentModel.TYPE_CONTENT).getNodeRef());
    }

    private NodeRef folder(NodeRef folder, String name) {
        return acs.inTransaction(
                () -> files.create(folder, name, ContentModel.TYPE_FOLDER).getNodeRef());
    }

    private static List<String> names(List<FileInfo> found) {
        return found.stream().map(FileInfo::getName).toList();
    }

    @Test
    void makesFilesAndFoldersByName() {
        NodeRef parent = acs.newFolder();

        acs.inTransaction(() -> {
            FileInfo file = files.create(parent, "Tờ trình.docx", ContentModel.TYPE_CONTENT);
            FileInfo folder = files.create(parent, "Năm 2026", ContentModel.TYPE_FOLDER);

            assertThat(file.isFolder()).isFalse();
            assertThat(file.getName()).isEqualTo("Tờ trình.docx");
            assertThat(file.getType()).isEqualTo(ContentModel.TYPE_CONTENT);
            assertThat(folder.isFolder()).isTrue();
            assertThat(acs.nodes().getPrimaryParent(file.getNodeRef()).getQName())
                    .isEqualTo(Acs.cm("Tờ trình.docx"));
        });
    }

    @Test
    void makesNodesOfTypesBelow() {
        NodeRef parent = acs.newFolder();

        acs.inTransaction(() -> {
            assertThat(files.create(parent, "letter", Contract.LETTER).isFolder())
                    .isFalse();
            assertThat(files.create(parent, "watched", Contract.WATCHED).isFolder())
                    .isTrue();
        });
    }

    @Test
    void refusesANameThatIsTaken() {
        NodeRef parent = acs.newFolder();
        file(parent, "a.txt");

        assertThatThrownBy(() -> file(parent, "A.TXT")).isInstanceOf(FileExistsException.class);
    }

    @Test
    void refusesTypesThatAreNeither() {
        NodeRef parent = acs.newFolder();

        assertThatThrownBy(() -> acs.inTransaction(() -> files.create(parent, "a", ContentModel.TYPE_CMOBJECT)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void listsFilesAndFolders() {
        NodeRef parent = acs.newFolder();
        file(parent, "b.txt");
        folder(parent, "a");

        acs.inTransaction(() -> {
            assertThat(names(files.list(parent))).containsExactlyInAnyOrder("a", "b.txt");
            assertThat(names(files.listFiles(parent))).containsExactly("b.txt");
            assertThat(names(files.listFolders(parent))).containsExactly("a");
        });
    }

    @Test
    void findsAChildByItsName() {
        NodeRef parent = acs.newFolder();
        NodeRef file = file(parent, "Tờ trình.docx");

        acs.inTransaction(() -> {
            assertThat(files.searchSimple(parent, "TỜ trình.docx")).isEqualTo(file);
            assertThat(files.searchSimple(parent, "other")).isNull();
        });
    }

    @Test
    void renames() {
        NodeRef parent = acs.newFolder();
        NodeRef file = file(parent, "a.txt");

        acs.inTransaction(
                () -> assertThat(files.rename(file, "b.txt").getName()).isEqualTo("b.txt"));

        acs.inTransaction(() -> {
            assertThat(files.searchSimple(parent, "a.txt")).isNull();
            assertThat(files.searchSimple(parent, "b.txt")).isEqualTo(file);
            assertThat(acs.nodes().getPrimaryParent(file).getQName()).isEqualTo(Acs.cm("b.txt"));
        });
    }

    @Test
    void refusesToRenameToANameThatIsTaken() {
        NodeRef parent = acs.newFolder();
        file(parent, "a.txt");
        NodeRef file = file(parent, "b.txt");

        assertThatThrownBy(() -> acs.inTransaction(() -> files.rename(file, "a.txt")))
                .satisfies(thrown -> assertThat(thrown instanceof FileExistsException
                                || thrown.getCause() instanceof FileExistsException)
                        .isTrue());
    }

    @Test
    void movesUnderTheOldOrAnotherName() {
        NodeRef from = acs.newFolder();
        NodeRef to = acs.newFolder();
        NodeRef same = file(from, "same.txt");
        NodeRef other = file(from, "other.txt");

        acs.inTransaction(() -> {
            files.move(same, to, null);
            files.move(other, to, "new.txt");
        });

        acs.inTransaction(() -> {
            assertThat(names(files.list(to))).containsExactlyInAnyOrder("same.txt", "new.txt");
            assertThat(files.list(from)).isEmpty();
        });
    }

    @Test
    void refusesToMoveWhereTheNameIsTaken() {
        NodeRef to = acs.newFolder();
        file(to, "a.txt");
        NodeRef file = file(acs.newFolder(), "a.txt");

        assertThatThrownBy(() -> acs.inTransaction(() -> files.move(file, to, null)))
                .satisfies(thrown -> assertThat(thrown instanceof FileExistsException
                                || thrown.getCause() instanceof FileExistsException)
                        .isTrue());
    }

    @Test
    void deletes() {
        NodeRef parent = acs.newFolder();
        NodeRef file = file(parent, "a.txt");

        acs.inTransaction(() -> {
            acs.nodes().addAspect(file, ContentModel.ASPECT_TEMPORARY, Map.of());
            files.delete(file);
        });

        assertThat(acs.inTransaction(() -> files.exists(file))).isFalse();
    }

    @Test
    void resolvesAPathOfNames() {
        NodeRef parent = acs.newFolder();
        NodeRef folder = folder(parent, "Năm 2026");
        NodeRef file = file(folder, "a.txt");

        acs.inTransaction(() -> {
            assertThat(files.resolveNamePath(parent, List.of("Năm 2026", "a.txt"))
                            .getNodeRef())
                    .isEqualTo(file);
            assertThat(files.resolveNamePath(parent, List.of("Năm 2026", "none"), false))
                    .isNull();
        });
        assertThatThrownBy(() -> acs.inTransaction(() -> files.resolveNamePath(parent, List.of("Năm 2026", "none"))))
                .satisfies(thrown -> assertThat(thrown instanceof FileNotFoundException
                                || thrown.getCause() instanceof FileNotFoundException)
                        .isTrue());
    }

    @Test
    void tellsThePathOfNames() {
        NodeRef parent = acs.newFolder();
        NodeRef folder = folder(parent, "Năm 2026");
        NodeRef file = file(folder, "a.txt");

        acs.inTransaction(
                () -> assertThat(names(files.getNamePath(parent, file))).containsExactly("Năm 2026", "a.txt"));
    }

    @Test
    void writesWithTheTypeOfTheName() {
        NodeRef file = file(acs.newFolder(), "a.pdf");

        acs.inTransaction(() -> {
            ContentWriter writer = files.getWriter(file);
            writer.putContent("text");
        });

        acs.inTransaction(() -> {
            assertThat(files.getFileInfo(file).getContentData().getMimetype()).isEqualTo("application/pdf");
            assertThat(files.getReader(file).getContentString()).isEqualTo("text");
        });
    }

    @Test
    void writesNoContentIntoFolders() {
        NodeRef folder = acs.newFolder();

        assertThatThrownBy(() -> acs.inTransaction(() -> files.getWriter(folder)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> acs.inTransaction(() -> files.getReader(folder)))
                .isInstanceOf(RuntimeException.class);
    }
}
