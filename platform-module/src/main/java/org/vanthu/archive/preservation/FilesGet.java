package org.vanthu.archive.preservation;

import java.util.List;
import java.util.Set;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;

/** Lists files of an agency's archive by how they are. */
final class FilesGet extends JsonWebScript {

    private static final Set<String> WHICH =
            Set.of("all", "due", "notCopied", ArchiveFile.GOOD, ArchiveFile.DAMAGED, ArchiveFile.REPAIRED);

    private final Fixity fixity;

    FilesGet(Fixity fixity) {
        this.fixity = fixity;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String which = request.query("which").orElse("all");
        if (!WHICH.contains(which)) {
            throw InvalidInputException.field("which", which, "archive.error.which-files", which);
        }
        Keyset keyset = request.keyset();
        return Page.of(
                fixity.list(
                        request.required("agency"),
                        which,
                        keyset.isFirstPage() ? "" : keyset.after().get(0),
                        keyset.limit() + 1),
                keyset.limit(),
                file -> List.of(file.nodeId()),
                null);
    }
}
