package org.vanthu.archive.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Lays packages into a folder, by agency and transfer, from where they are carried or fetched. */
final class FolderChannel implements TransferChannel {

    private final Path folder;

    FolderChannel(Path folder) {
        this.folder = folder;
    }

    @Override
    public void deliver(String agency, String agreement, String objectId, String sha256, Path file) throws IOException {
        Path target = folder.resolve(plain(agency)).resolve(plain(agreement));
        Files.createDirectories(target);
        Path part = target.resolve("." + file.getFileName() + ".part");
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(
                part,
                target.resolve(file.getFileName()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return plain.startsWith(".") ? "-" + plain : plain;
    }
}
